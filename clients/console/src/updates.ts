import { showToast } from "./stores/toasts.ts";
import { texts } from "./texts/index.ts";

const ADDRESS = "/sw.js";
/** An installed app may be open for weeks, and the browser looks only when one begins. */
const LOOKED_FOR_EVERY = 3_600_000;

/** Trusted Types: the one script address that is made at run time is the service worker's. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  "console",
  {
    createScriptURL: (url) => url,
  },
);

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): object };
}

/** Registers the service worker, and offers a new version when there is one. */
export function keepUpToDate(): void {
  if (!("serviceWorker" in navigator)) return;
  // After the first screen: what it fetches must not be in its way.
  addEventListener("load", () => void register());
  if (document.readyState === "complete") void register();
}

async function register(): Promise<void> {
  const url = (policy?.createScriptURL(ADDRESS) ?? ADDRESS) as string;
  try {
    const registration = await navigator.serviceWorker.register(url, { scope: "/app/" });
    if (registration.waiting) offer(registration.waiting);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    lookWhenSeen(registration);
  } catch {
    // The app works without it: then it is fetched each time.
  }
}

/** Looks for a new version when the app is looked at again, once an hour at most. */
function lookWhenSeen(registration: ServiceWorkerRegistration): void {
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < LOOKED_FOR_EVERY) return;
    looked = Date.now();
    registration.update().catch(() => {}); // Without a network there is none.
  });
}

function watch(worker: ServiceWorker | null): void {
  worker?.addEventListener("statechange", () => {
    const isUpdate = navigator.serviceWorker.controller !== null;
    if (worker.state === "installed" && isUpdate) offer(worker);
  });
}

/** Nobody is hurried: what waits to be sent is on the device, so that reloading loses nothing. */
function offer(worker: ServiceWorker): void {
  const t = texts.peek().app;
  const run = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {
      once: true,
    });
    worker.postMessage("take over");
  };
  showToast({ text: t.update, tone: "neutral", stays: true, action: { label: t.reload, run } });
}
