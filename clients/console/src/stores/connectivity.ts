import { signal } from "@preact/signals";

/** False while the device has no network. */
export const isOnline = signal(globalThis.navigator?.onLine ?? true);

/**
 * True while somebody uses what is on the device without the API having said who they are: it could
 * not be reached when the app began.
 */
export const isAway = signal(false);

globalThis.addEventListener?.("online", () => (isOnline.value = true));
globalThis.addEventListener?.("offline", () => (isOnline.value = false));

/** True where asking the API is in vain. */
export function isOutOfReach(): boolean {
  return !isOnline.value || isAway.value;
}

/** Calls each time the network comes back. Returns what ends it. */
export function whenBackOnline(resume: () => void): () => void {
  globalThis.addEventListener?.("online", resume);
  return () => globalThis.removeEventListener?.("online", resume);
}
