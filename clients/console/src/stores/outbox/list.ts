// What is to be sent, as this page shows it.
import { batch, computed, signal } from "@preact/signals";
import type { Media } from "../../model.ts";
import { onLive } from "../live.ts";
import type { Entry, FileEntry, NoteEntry } from "./entry.ts";
import { allEntries, bytesOf, changeEntry } from "./storage.ts";

/** How far a file is on its way to an order. */
export type UploadState =
  "waiting" | "preparing" | "sending" | "checking" | "ready" | "rejected" | "refused";

/** A file on its way. */
export interface Upload {
  key: number;
  orderId: string;
  orderNumber: string;
  /** Whose side of the order it is for. */
  origin: Media["origin"];
  name: string;
  state: UploadState;
  sent: number;
  size: number;
  /** Why it was refused, or not accepted. */
  reason: string | null;
  /** Shows the picture before the shop has it; an object URL. */
  preview: string | null;
  mediaId: string | null;
}

/** What this page is doing with an entry. */
interface Going {
  state: "preparing" | "sending";
  sent: number;
}

/** A file that was sent. */
interface Arrived {
  entry: FileEntry;
  state: "checking" | "ready" | "rejected";
  reason: string | null;
}

const SHOWN_AFTERWARDS = 4_000;
const CHECKED_WITHIN = 60_000; // Else nobody tells: the order's own files do.

const kept = signal<readonly Entry[]>([]);
const going = signal<ReadonlyMap<number, Going>>(new Map());
const arrived = signal<readonly Arrived[]>([]);
const previews = signal<ReadonlyMap<number, string>>(new Map());
const judged = new Map<string, Media>(); // A check may be quicker than the answer of the storage.

/** What waits to be sent, or was refused; in the order in which it was written. */
export const entries = computed(() => kept.value);

/** The files on their way, or lately arrived. */
export const uploads = computed<readonly Upload[]>(() => [
  ...arrived.value.map(({ entry, ...rest }) => uploadOf(entry, { ...rest, sent: entry.size })),
  ...kept.value.filter(isFile).map((entry) => uploadOf(entry, stateOf(entry))),
]);

/** The notes that are to be sent to an order, in their order. */
export function notesFor(orderId: string): readonly NoteEntry[] {
  return kept.value.filter(
    (entry): entry is NoteEntry => entry.what === "note" && entry.orderId === orderId,
  );
}

/** The files on their way to an order. */
export function uploadsOf(orderId: string): readonly Upload[] {
  return uploads.value.filter((upload) => upload.orderId === orderId);
}

/** True while this page sends it. */
export function isGoing({ number }: Entry): boolean {
  return going.value.has(number);
}

function isFile(entry: Entry): entry is FileEntry {
  return entry.what === "file";
}

function uploadOf(entry: FileEntry, rest: Pick<Upload, "state" | "sent" | "reason">): Upload {
  const { number: key, orderId, orderNumber, name, size, mediaId, options } = entry;
  const origin = options.from === "shop" ? "STAFF" : "CUSTOMER";
  const preview = previews.value.get(key) ?? null;
  return { key, orderId, orderNumber, origin, name, size, mediaId, preview, ...rest };
}

function stateOf({ number, refusal }: FileEntry): Pick<Upload, "state" | "sent" | "reason"> {
  if (refusal !== null) return { state: "refused", sent: 0, reason: refusal };
  const { state, sent } = going.value.get(number) ?? { state: "waiting", sent: 0 };
  return { state, sent, reason: null };
}

/** Shows what is kept by now. */
export async function reload(): Promise<void> {
  const before = kept.peek();
  const now = await allEntries();
  if (kept.peek() !== before) return reload(); // Something was shown meanwhile.
  kept.value = now;
  await Promise.all(now.map(showPreview));
}

/** Shows a new entry. */
export function show(entry: Entry): void {
  kept.value = [...kept.peek().filter(({ number }) => number !== entry.number), entry];
  void showPreview(entry);
}

/** Changes an entry unless it is gone: as it is kept, then as it is shown. */
export async function amend<E extends Entry>(
  entry: E,
  change: Partial<E>,
  bytes: Blob | null = null,
): Promise<void> {
  await changeEntry(entry, change, bytes);
  kept.value = kept.peek().map((other) => (isSame(other, entry) ? { ...other, ...change } : other));
}

/** Shows an entry no longer. */
export function hide(entry: Entry): void {
  batch(() => {
    kept.value = kept.peek().filter((other) => !isSame(other, entry));
    if (!arrived.peek().some((file) => isSame(file.entry, entry))) dropPreview(entry.number);
  });
}

/** True while an entry is there: not sent, not discarded, and its owner signed in. */
export function isListed(entry: Entry): boolean {
  return kept.peek().some((other) => isSame(other, entry));
}

/** Says what this page does with an entry; null: nothing any more. */
export function showGoing(entry: Entry, state: Going | null): void {
  const next = new Map(going.peek());
  next.delete(entry.number);
  if (state && isListed(entry)) next.set(entry.number, state);
  going.value = next;
}

/** Shows a file that was sent, until it was checked and a moment longer. */
export function showArrived(entry: FileEntry): void {
  batch(() => {
    arrived.value = [...arrived.peek(), { entry, state: "checking", reason: null }];
    hide(entry);
  });
  const media = judged.get(entry.mediaId ?? "");
  if (media) judge(media);
  setTimeout(() => {
    const isUnheard = arrived.peek().some((one) => one.entry === entry && one.state === "checking");
    if (isUnheard) dismiss(entry.number);
  }, CHECKED_WITHIN);
}

/** Leaves a file out that was sent. */
export function dismiss(number: number): void {
  arrived.value = arrived.peek().filter(({ entry }) => entry.number !== number);
  dropPreview(number);
}

/** Shows nothing: somebody else is here, or nobody. */
export function clear(): void {
  batch(() => {
    kept.value = [];
    going.value = new Map();
    arrived.value = [];
    [...previews.peek().keys()].forEach(dropPreview);
  });
  judged.clear();
}

function isSame(one: Entry, other: Entry): boolean {
  return one.number === other.number && one.userId === other.userId;
}

async function showPreview(entry: Entry): Promise<void> {
  if (!isFile(entry) || !entry.type.startsWith("image/")) return;
  if (previews.peek().has(entry.number)) return;
  const bytes = await bytesOf(entry).catch(() => null);
  if (!bytes || !isListed(entry) || previews.peek().has(entry.number)) return;
  previews.value = new Map(previews.peek()).set(entry.number, URL.createObjectURL(bytes));
}

function dropPreview(number: number): void {
  const url = previews.peek().get(number);
  if (!url) return;
  URL.revokeObjectURL(url);
  const next = new Map(previews.peek());
  next.delete(number);
  previews.value = next;
}

function judge({ id, state, rejectionReason }: Media): void {
  arrived.value = arrived.peek().map((file) => {
    if (file.entry.mediaId !== id) return file;
    const reason = rejectionReason ?? null;
    return state === "READY" ? { ...file, state: "ready" } : { ...file, state: "rejected", reason };
  });
  const all = uploads.peek();
  // When nothing is left to do, what has arrived leaves the list by itself.
  if (all.every((upload) => upload.state === "ready"))
    setTimeout(() => all.forEach(({ key }) => dismiss(key)), SHOWN_AFTERWARDS);
}

onLive("media.updated", ({ media }) => {
  if (media.state === "PENDING") return;
  judged.set(media.id, media);
  judge(media);
});
