import type { Note } from "../../model.ts";

// None in tests, and in browsers that have none: then each page follows what it does itself.
const channel =
  typeof document === "undefined" || typeof BroadcastChannel === "undefined"
    ? null
    : new BroadcastChannel("order-tracking.outbox");

/** Tells this browser's other pages that what is to be sent has changed, and what was sent. */
export function tellTabs(sent: Note | null = null): void {
  channel?.postMessage(sent);
}

/** Hears of changes that other pages made. */
export function hearTabs(hear: (sent: Note | null) => void): void {
  channel?.addEventListener("message", ({ data }: MessageEvent<Note | null>) => hear(data));
}
