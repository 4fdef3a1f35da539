// Where entries are kept: in the person's database; in memory where the device keeps nothing.
import { resultOf } from "../../lib/database.ts";
import { onDevice } from "../device/device.ts";
import { user } from "../session.ts";
import type { Entry, NewEntry } from "./entry.ts";

/** Those that the device did not take have negative numbers. */
const inMemory = new Map<number, { entry: Entry; bytes: Blob | null }>();
let lastInMemory = 0;

/** Keeps a new entry, and the bytes of a file. */
export async function addEntry(entry: NewEntry, bytes: Blob | null): Promise<Entry> {
  try {
    const number = await onDevice(["outbox", "bytes"], "readwrite", async (store) => {
      const given = (await resultOf(store("outbox").add(entry))) as number;
      if (bytes) store("bytes").put(bytes, given);
      return given;
    });
    return { ...entry, number } as Entry;
  } catch {
    const kept = { ...entry, number: --lastInMemory } as Entry;
    inMemory.set(kept.number, { entry: kept, bytes });
    return kept;
  }
}

/** All entries, in the order in which they were written. */
export async function allEntries(): Promise<Entry[]> {
  const kept = await onDevice(["outbox"], "readonly", (store) =>
    resultOf<Entry[]>(store("outbox").getAll()),
  ).catch(() => []);
  return [...kept, ...[...inMemory.values()].map(({ entry }) => entry)];
}

/** Changes an entry unless it is gone, and its bytes where they are given. */
export async function changeEntry<E extends Entry>(
  { number, userId }: E,
  change: Partial<E>,
  bytes: Blob | null = null,
): Promise<void> {
  if (!isHere(userId)) return;
  const there = inMemory.get(number);
  if (there) {
    inMemory.set(number, { entry: { ...there.entry, ...change }, bytes: bytes ?? there.bytes });
    return;
  }
  await onDevice(["outbox", "bytes"], "readwrite", async (store) => {
    const entry = await resultOf<Entry | undefined>(store("outbox").get(number));
    if (!entry) return;
    store("outbox").put({ ...entry, ...change });
    if (bytes) store("bytes").put(bytes, number);
  });
}

/** Forgets an entry and its bytes. */
export async function removeEntry({ number, userId }: Entry): Promise<void> {
  if (!isHere(userId)) return;
  if (inMemory.delete(number)) return;
  await onDevice(["outbox", "bytes"], "readwrite", (store) => {
    store("outbox").delete(number);
    store("bytes").delete(number);
  });
}

/** The bytes of a file; null where they are gone. */
export async function bytesOf({ number, userId }: Entry): Promise<Blob | null> {
  if (!isHere(userId)) return null;
  const there = inMemory.get(number);
  if (there) return there.bytes;
  const bytes = await onDevice(["bytes"], "readonly", (store) =>
    resultOf<Blob | undefined>(store("bytes").get(number)),
  );
  return bytes ?? null;
}

/** True for an entry that ends with the page. */
export function isInMemory({ number }: Pick<Entry, "number">): boolean {
  return number < 0;
}

/** Forgets what is in memory: the session has ended. */
export function clearMemory(): void {
  inMemory.clear();
}

/** What ends only now may have begun for somebody who is no longer here. */
function isHere(userId: string): boolean {
  return user.peek()?.id === userId;
}
