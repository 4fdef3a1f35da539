import { expect, type Page } from "@playwright/test";

/** The service worker has the app on the device. */
export async function keptOnDevice(page: Page): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

/** What is in a store of the databases of this device, whoever's they are. */
export function storedIn(
  page: Page,
  store: "orders" | "thumbnails" | "outbox" | "bytes",
): Promise<unknown[]> {
  return page.evaluate(async (name) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const all: unknown[] = [];
    for (const { name: database } of await indexedDB.databases()) {
      const opened = await answer(indexedDB.open(database!));
      if (opened.objectStoreNames.contains(name))
        all.push(...(await answer(opened.transaction(name).objectStore(name).getAll())));
      opened.close();
    }
    // What a page gets of it: files become their sizes.
    return all.map((item) => (item instanceof Blob ? item.size : item));
  }, store);
}

/** Waits until so many things are in a store of this device. */
export async function whenStored(
  page: Page,
  store: Parameters<typeof storedIn>[1],
  count: number,
): Promise<void> {
  await expect
    .poll(async () => (await storedIn(page, store)).length, { message: `${store} on the device` })
    .toBe(count);
}

/** Nothing of anybody is on this device, but for the app itself. */
export async function expectNothingLeft(page: Page): Promise<void> {
  const left = () =>
    page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: (await caches.keys()).filter((name) => !name.startsWith("console-")),
      local: { ...localStorage },
      session: { ...sessionStorage },
    }));
  await expect.poll(left).toEqual({ databases: [], caches: [], local: {}, session: {} });
}
