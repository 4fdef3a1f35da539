/// <reference lib="webworker" />
// Keeps the app on the device: the shell and the files of its version. Answers of the API and media
// pass by, uncached.
export {};

declare const self: ServiceWorkerGlobalScope;
/** Filled in by the build. */
declare const VERSION: string;
declare const FILES: readonly string[];

const CACHE = `console-${VERSION}`;
const SHELL = "/app/";

self.addEventListener("install", (event) => event.waitUntil(keepFiles()));
self.addEventListener("activate", (event) => event.waitUntil(dropOlder()));
self.addEventListener("message", ({ data }) => data === "take over" && void self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== location.origin) return;
  if (FILES.includes(pathname)) event.respondWith(kept(event.request, pathname));
  else if (event.request.mode === "navigate" && isOfTheApp(pathname))
    event.respondWith(kept(event.request, SHELL));
});

function isOfTheApp(pathname: string): boolean {
  return pathname === "/app" || pathname.startsWith("/app/");
}

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  // Names with a hash never change, so what the browser has of them is good; the shell is asked for
  // anew.
  await cache.addAll([...FILES, new Request(SHELL, { cache: "reload" })]);
}

async function dropOlder(): Promise<void> {
  const older = (await caches.keys()).filter(
    (name) => name.startsWith("console-") && name !== CACHE,
  );
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}
