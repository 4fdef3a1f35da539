// What people write and add to orders goes through here, whether or not there is a network: it is
// kept on the device first, then sent, exactly once, also where the app was ended in between.
import { computed, effect, untracked } from "@preact/signals";
import { api } from "../../api.ts";
import type { KnownOrder } from "../../model.ts";
import { whenBackOnline } from "../connectivity.ts";
import { user, whenSignedIn } from "../session.ts";
import { hearTabs, tellTabs } from "./channel.ts";
import { clearArrived, dismiss } from "./arrived.ts";
import { deliver, forgetFailures, stopAll } from "./deliver.ts";
import {
  fileEntry,
  noteEntry,
  type Entry,
  type FileOptions,
  type NewEntry,
  type NewNote,
} from "./entry.ts";
import { amend, clearList, entries, hide, reload, show } from "./list.ts";
import { followPreviews } from "./previews.ts";
import { tellSent } from "./sent.ts";
import { addEntry, clearMemory, removeEntry } from "./storage.ts";

export type { Entry, FileOptions, NewNote, NoteEntry } from "./entry.ts";
export { isHeldUp } from "./deliver.ts";
export { entries, goingOf, notesFor } from "./list.ts";
export { whenSent } from "./sent.ts";
export { isInMemory } from "./storage.ts";
export { uploads, uploadsOf, type Upload } from "./uploads.ts";

type Order = Pick<KnownOrder, "id" | "orderNumber" | "title">;

/** Sends a note to an order. Resolves once it is kept: from then on nothing is lost. */
export async function queueNote(order: Order, note: NewNote): Promise<void> {
  await queue(noteEntry(me(), order, note), null);
}

/** Sends files to an order: photos are made smaller first. Resolves once all are kept. */
export async function queueFiles(
  order: Order,
  files: readonly File[],
  options: FileOptions,
): Promise<void> {
  for (const file of files) await queue(fileEntry(me(), order, file, options), file);
}

async function queue(entry: NewEntry, bytes: Blob | null): Promise<void> {
  show(await addEntry(entry, bytes));
  tellTabs();
  deliver();
  // What is not sent yet must not be the first to go where the device is full.
  if (matchMedia("(display-mode: standalone)").matches) void navigator.storage?.persist?.();
}

/** Tries again what was refused or waits for its next try. */
export async function retryEntry(number: number): Promise<void> {
  const entry = find(number);
  if (!entry) return;
  forgetFailures(entry);
  await amend<Entry>(entry, { refusal: null });
  deliver();
}

/** Leaves something out that was not sent, or is shown as sent. */
export async function discardEntry(number: number): Promise<void> {
  const entry = find(number);
  dismiss(number);
  if (!entry) return;
  hide(entry);
  await removeEntry(entry);
  tellTabs();
  if (entry.what === "file" && entry.mediaId !== null) {
    // It was announced: nobody is to wait for it. Where this fails, it is forgotten in a day.
    const path = { id: entry.orderId, mediaId: entry.mediaId };
    await api.delete("/api/v1/orders/{id}/media/{mediaId}", { params: { path } }).catch(() => {});
  }
}

function find(number: number): Entry | undefined {
  return entries.peek().find((entry) => entry.number === number);
}

function me(): string {
  return user.peek()?.id ?? "";
}

/** Begins to send what was left, and follows what happens. */
export function followOutbox(): void {
  const userId = computed(() => user.value?.id);
  effect(() => {
    const id = userId.value;
    untracked(() => {
      stopAll();
      clearList();
      clearArrived();
      clearMemory();
      if (id !== undefined) void reload().then(deliver);
    });
  });
  followPreviews();
  whenSignedIn(deliver);
  whenBackOnline(deliver);
  document.addEventListener("visibilitychange", () => !document.hidden && deliver());
  hearTabs((sent) => {
    if (sent) tellSent(sent);
    void reload().then(deliver);
  });
}
