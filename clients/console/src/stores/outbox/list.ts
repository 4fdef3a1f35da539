// What is to be sent, and what this page is doing with it.
import { batch, computed, signal } from "@preact/signals";
import { isSame, type Entry, type NoteEntry } from "./entry.ts";
import { allEntries, changeEntry } from "./storage.ts";

/** What this page is doing with an entry. */
export interface Going {
  state: "preparing" | "sending";
  /** Bytes, of a file. */
  sent: number;
}

const kept = signal<readonly Entry[]>([]);
const going = signal<ReadonlyMap<number, Going>>(new Map());

/** What waits to be sent, or was refused; in the order in which it was written. */
export const entries = computed(() => kept.value);

/** The notes that are to be sent to an order, in their order. */
export function notesFor(orderId: string): readonly NoteEntry[] {
  return kept.value.filter(
    (entry): entry is NoteEntry => entry.what === "note" && entry.orderId === orderId,
  );
}

/** What this page is doing with an entry; null where it waits. */
export function goingOf({ number }: Pick<Entry, "number">): Going | null {
  return going.value.get(number) ?? null;
}

/** True while an entry is there: not sent, not discarded, and its owner signed in. */
export function isListed(entry: Entry): boolean {
  return kept.peek().some((other) => isSame(other, entry));
}

/** Shows what is kept by now. */
export async function reload(): Promise<void> {
  const before = kept.peek();
  const now = await allEntries();
  if (kept.peek() !== before) return reload(); // Something was shown meanwhile.
  kept.value = now;
}

/** Shows a new entry. */
export function show(entry: Entry): void {
  kept.value = [...kept.peek().filter((other) => !isSame(other, entry)), entry];
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
  kept.value = kept.peek().filter((other) => !isSame(other, entry));
}

/** Says what this page does with an entry; null: nothing any more. */
export function showGoing(entry: Entry, state: Going | null): void {
  const next = new Map(going.peek());
  next.delete(entry.number);
  if (state && isListed(entry)) next.set(entry.number, state);
  going.value = next;
}

/** Shows nothing: somebody else is here, or nobody. */
export function clearList(): void {
  batch(() => {
    kept.value = [];
    going.value = new Map();
  });
}
