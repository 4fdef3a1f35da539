// What this device keeps for who is signed in: a database for each person, so that nothing of one
// can be read as another's.
import { databaseNames, deleteDatabase, inTransaction, openDatabase } from "../../lib/database.ts";
import { recall, remember } from "../../lib/setting.ts";
import { hasLapsed, recallWho } from "../../lib/who.ts";
import { hasSignedOut, user, whenSignedIn, whenSignedOut } from "../session.ts";

/** What is kept, by its kind. */
export type DeviceStore = "orders" | "thumbnails" | "outbox" | "bytes";

const PREFIX = "order-tracking.";
/** Whose outbox is kept until they sign in again. */
const AWAITED = "awaited";

let open: { userId: string; database: Promise<IDBDatabase> } | null = null;

/**
 * Runs `work` on what is kept for who is signed in. Rejects where nobody is, and where the browser
 * keeps nothing.
 */
export async function onDevice<T>(
  stores: readonly DeviceStore[],
  mode: "readonly" | "readwrite",
  work: (store: (name: DeviceStore) => IDBObjectStore) => Promise<T> | T,
): Promise<T> {
  const userId = user.peek()?.id;
  if (userId === undefined) throw new Error("Nobody is signed in.");
  const database = await openFor(userId);
  // Who waited for it may be gone meanwhile, and their database with them.
  if (user.peek()?.id !== userId) throw new Error("Nobody is signed in any more.");
  return inTransaction(database, stores, mode, work);
}

function openFor(userId: string): Promise<IDBDatabase> {
  if (open?.userId === userId) return open.database;
  const opening = { userId, database: openDatabase(PREFIX + userId, make) };
  open = opening;
  const forget = () => void (open === opening && (open = null));
  // The browser closes it where storage is cleared; then it is made again.
  opening.database.then((database) => (database.onclose = forget), forget);
  return opening.database;
}

function make(database: IDBDatabase): void {
  database.createObjectStore("orders", { keyPath: "id" });
  database.createObjectStore("thumbnails", { keyPath: "id" }).createIndex("orderId", "orderId");
  database.createObjectStore("outbox", { keyPath: "number", autoIncrement: true });
  database.createObjectStore("bytes");
}

/** Deletes what is kept for others than this person. */
async function eraseOthers(keptId: string | null): Promise<void> {
  for (const name of await databaseNames()) {
    const isOurs = name.startsWith(PREFIX) && name !== PREFIX + keptId;
    if (isOurs) await deleteDatabase(name).catch(() => {});
  }
}

/** Of a session that ended by itself only what was to be sent is kept, for the same person. */
async function keepOutbox(userId: string): Promise<void> {
  const database = await openDatabase(PREFIX + userId, make);
  const stores = ["orders", "thumbnails"];
  await inTransaction(database, stores, "readwrite", (store) =>
    stores.forEach((name) => store(name).clear()),
  );
  database.close();
}

whenSignedOut(({ id }) => {
  const who = recallWho();
  const isAwaited = !hasSignedOut() && who?.id === id && hasLapsed(who);
  void open?.database.then((database) => database.close()).catch(() => {});
  open = null;
  remember(AWAITED, isAwaited ? id : null);
  if (isAwaited) void keepOutbox(id).catch(() => {});
  else void deleteDatabase(PREFIX + id).catch(() => {});
});

whenSignedIn(({ id }) => {
  remember(AWAITED, null);
  void eraseOthers(id).catch(() => {});
});

/** At the page's start: an end that was cut short is completed. */
export function eraseLeftovers(): void {
  const keptId = recallWho()?.id ?? recall<string>(AWAITED);
  void eraseOthers(keptId).catch(() => {});
}
