// Files of this page that were sent, until they were checked and a moment longer.
import { batch, computed, signal } from "@preact/signals";
import type { Media } from "../../model.ts";
import { onLive } from "../live.ts";
import { isFile, type FileEntry } from "./entry.ts";
import { entries, hide } from "./list.ts";

/** A file that was sent. */
interface Arrived {
  entry: FileEntry;
  state: "checking" | "ready" | "rejected";
  reason: string | null;
}

const SHOWN_AFTERWARDS = 4_000; // In milliseconds.
const CHECKED_WITHIN = 60_000; // Else nobody tells: the order's own files do.

const list = signal<readonly Arrived[]>([]);
const judged = new Map<string, Media>(); // A check may be quicker than the answer of the storage.

/** Files that were sent lately. */
export const arrived = computed(() => list.value);

/** Shows that a file was sent. */
export function showArrived(entry: FileEntry): void {
  batch(() => {
    list.value = [...list.peek(), { entry, state: "checking", reason: null }];
    hide(entry);
  });
  const media = judged.get(entry.mediaId ?? "");
  if (media) judge(media);
  setTimeout(() => {
    const isUnheard = list.peek().some((one) => one.entry === entry && one.state === "checking");
    if (isUnheard) dismiss(entry.number);
  }, CHECKED_WITHIN);
}

/** Leaves a file out that was sent. */
export function dismiss(number: number): void {
  list.value = list.peek().filter(({ entry }) => entry.number !== number);
}

/** Shows none: somebody else is here, or nobody. */
export function clearArrived(): void {
  list.value = [];
  judged.clear();
}

function judge({ id, state, rejectionReason }: Media): void {
  list.value = list.peek().map((file) => {
    if (file.entry.mediaId !== id) return file;
    const reason = rejectionReason ?? null;
    return state === "READY" ? { ...file, state: "ready" } : { ...file, state: "rejected", reason };
  });
  leaveWhenAllArrived();
}

/** When nothing is left to do, what has arrived leaves the list by itself. */
function leaveWhenAllArrived(): void {
  const all = list.peek();
  if (entries.peek().some(isFile) || all.some(({ state }) => state !== "ready")) return;
  setTimeout(() => all.forEach(({ entry }) => dismiss(entry.number)), SHOWN_AFTERWARDS);
}

onLive("media.updated", ({ media }) => {
  if (media.state === "PENDING") return;
  judged.set(media.id, media);
  judge(media);
});
