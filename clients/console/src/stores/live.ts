import { signal } from "@preact/signals";
import type { Live, LiveEvents } from "@order-tracking/client";
import { api } from "../api.ts";
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

/** True while the connection stands over which changes are heard. */
export const isLive = signal(false);

// Outlives the connections: who listens need not know of sign-in and sign-out.
const news = new EventTarget();
let live: Live | null = null;

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
 * Hears that changes may have been missed: what is shown is to be asked for again. Not told when a session begins, since what
 * is shown was asked for at that moment.
 */
export function onMissed(load: () => void): () => void {
  return onLive("resync", () => !isFirst && load());
}

let isFirst = true;
onLive("connected", () => (isLive.value = true));
onLive("disconnected", () => (isLive.value = false));

whenSignedIn(() => {
  isFirst = true;
  live = api.live();
  for (const type of TYPES) {
    live.addEventListener(type, ({ detail }) => news.dispatchEvent(new CustomEvent(type, { detail })));
  }
  live.addEventListener("resync", () => (isFirst = false));
});

whenSignedOut(() => {
  live?.close();
  live = null;
  isLive.value = false;
});
