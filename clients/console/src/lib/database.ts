// IndexedDB with promises: as little of it as is needed.

/** Opens a database, making it where it is new. Others that delete it are let. */
export function openDatabase(
  name: string,
  make: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => make(request.result);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      resolve(database);
    };
  });
}

/** The result of a request. */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Runs `work` in a transaction and resolves once all of it is written; `work` may wait for requests
 * of the transaction and for nothing else.
 */
export async function inTransaction<T>(
  database: IDBDatabase,
  stores: readonly string[],
  mode: "readonly" | "readwrite",
  work: (store: (name: string) => IDBObjectStore) => Promise<T> | T,
): Promise<T> {
  // What is written is on the disk when it is said to be: the app may be ended at any moment.
  const transaction = database.transaction([...stores], mode, { durability: "strict" });
  const committed = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("Nothing was written."));
  });
  try {
    const result = await work((name) => transaction.objectStore(name));
    await committed;
    return result;
  } catch (error) {
    committed.catch(() => {}); // Said by the other.
    abort(transaction);
    throw error;
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

/** Deletes a database, once nobody has it open any more. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** The names of this origin's databases; none where the browser does not tell. */
export async function databaseNames(): Promise<string[]> {
  const databases = (await indexedDB.databases?.()) ?? [];
  return databases.flatMap(({ name }) => name ?? []);
}
