import { signal } from "@preact/signals";

/** False while the device has no network. */
export const isOnline = signal(globalThis.navigator?.onLine ?? true);

globalThis.addEventListener?.("online", () => (isOnline.value = true));
globalThis.addEventListener?.("offline", () => (isOnline.value = false));

/** Calls each time the network comes back. Returns what ends it. */
export function whenBackOnline(resume: () => void): () => void {
  globalThis.addEventListener?.("online", resume);
  return () => globalThis.removeEventListener?.("online", resume);
}
