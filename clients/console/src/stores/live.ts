import { signal } from "@preact/signals";
import type { Live, LiveEvents } from "@order-tracking/client";
import { api } from "../api.ts";
import { HeldLoads } from "../lib/held-loads.ts";
import { whenSignedIn, whenSignedOut } from "./session.ts";

const TYPES = [
  "notification",
  "order.updated",
  "media.updated",
  "resync",
  "resumed",
  "connected",
  "disconnected",
] as const;

// In milliseconds: nobody looks at an empty page for longer because of the connection.
const PATIENCE = 1_000;

/** True while the connection stands over which changes are heard. */
export const isLive = signal(false);

// Outlives the connections: who listens need not know of sign-in and sign-out.
const news = new EventTarget();
let live: Live | null = null;
const atFirst = new HeldLoads();

/** Hears an event of the live connection, now and in later sessions. Returns what ends it. */
export function onLive<K extends keyof LiveEvents>(
  type: K,
  hear: (detail: LiveEvents[K]) => void,
): () => void {
  const listener = (event: Event) => hear((event as CustomEvent<LiveEvents[K]>).detail);
  news.addEventListener(type, listener);
  return () => news.removeEventListener(type, listener);
}

/**
 * Loads what is shown, and again whenever changes may have been missed, until the returned function
 * is called. When a session begins, changes are heard only once the connection stands: loading
 * waits for it, so that one call is enough. Where that takes long it is loaded before, and again
 * once the connection stands.
 */
export function keepLoaded(load: () => void): () => void {
  const ends = [onLive("resync", load), atFirst.load(load)];
  return () => ends.forEach((end) => end());
}

onLive("connected", () => (isLive.value = true));
onLive("disconnected", () => {
  isLive.value = false;
  atFirst.release();
});

whenSignedIn((_, wasAway) => {
  atFirst.hold(PATIENCE);
  // What is shown already was asked for in vain, or comes from this device.
  if (wasAway) atFirst.load(() => news.dispatchEvent(new CustomEvent("resync")));
  live = api.live();
  // Before anybody hears it: whoever waits loads because of it.
  live.addEventListener("resync", () => atFirst.drop());
  for (const type of TYPES) {
    live.addEventListener(type, ({ detail }) =>
      news.dispatchEvent(new CustomEvent(type, { detail })),
    );
  }
});

whenSignedOut(() => {
  live?.close();
  live = null;
  isLive.value = false;
  atFirst.drop();
});
