import { ProcessLocks, type Locks } from "./locks.js";

const LOCAL_STACK = "http://127.0.0.1:3000";
const CHANNEL = "order-tracking";
const processLocks = new ProcessLocks();

/** The page's own origin, or the local stack where there is no page. */
export function defaultBaseUrl(): string {
  return typeof location === "undefined" ? LOCAL_STACK : "";
}

/** Web Locks, which all tabs of an origin share, or locks of this process. */
export function defaultLocks(): Locks {
  return globalThis.navigator?.locks ?? processLocks;
}

/** What all tabs of an origin hear, where there is such a thing. */
export function defaultChannel(): BroadcastChannel | null {
  if (typeof BroadcastChannel === "undefined") return null;
  const channel: BroadcastChannel & { unref?(): void } = new BroadcastChannel(CHANNEL);
  channel.unref?.(); // Node would not end while somebody listens.
  return channel;
}
