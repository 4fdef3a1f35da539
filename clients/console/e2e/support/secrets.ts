import { expect, type Page } from "@playwright/test";

/**
 * Everything that scripts of a page can read of it, as text: storage, databases, caches, address,
 * history, globals.
 */
async function everythingReadable(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts: unknown[] = [location.href, history.state, document.cookie, document.referrer];
    parts.push({ ...localStorage }, { ...sessionStorage });
    for (const { name } of await indexedDB.databases()) parts.push(name, await contentOf(name!));
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        parts.push(request.url, await (await cache.match(request))!.text());
    }
    parts.push(
      document.documentElement.outerHTML,
      ...performance.getEntries().map((entry) => entry.name),
    );
    parts.push(...globalsToText());
    return parts.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join("\n");

    /** What is in a database; of files their names. */
    async function contentOf(name: string): Promise<unknown[]> {
      const answer = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
      const database = await answer(indexedDB.open(name));
      const stores = [...database.objectStoreNames];
      const all = stores.map((store) =>
        answer(database.transaction(store).objectStore(store).getAll()),
      );
      const content = await Promise.all(all);
      database.close();
      return content;
    }

    /** What hangs on `window`, four steps deep: the page's own and the browser's. */
    function globalsToText(): string[] {
      const seen = new Set<object>();
      const texts: string[] = [];
      let wave: object[] = [window];
      for (let depth = 0; depth < 4; depth++) {
        const next: object[] = [];
        for (const object of wave) {
          for (const key of Reflect.ownKeys(object)) {
            const value = read(object, key);
            if (typeof value === "string") texts.push(value);
            const isNew =
              (typeof value === "object" || typeof value === "function") &&
              value !== null &&
              !seen.has(value);
            if (!isNew) continue;
            seen.add(value);
            next.push(value);
          }
        }
        wave = next;
      }
      return texts;
    }

    function read(object: object, key: PropertyKey): unknown {
      try {
        const value: unknown = Reflect.get(object, key);
        // Prototypes refuse what only their objects have.
        if (value instanceof Promise) value.catch(() => {});
        return value;
      } catch {
        return undefined;
      }
    }
  });
}

/** No script of the page can read any of these. */
export async function expectUnreadable(page: Page, secrets: readonly string[]): Promise<void> {
  const readable = await everythingReadable(page);
  expect(readable).toContain(page.url()); // It was looked at all.
  for (const secret of secrets)
    expect(readable.includes(secret), "a token can be read").toBe(false);
  expect(readable).not.toMatch(/eyJ[\w-]+\.eyJ[\w-]+\./);
}
