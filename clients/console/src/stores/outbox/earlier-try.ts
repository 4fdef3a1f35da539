// The API knows a write again by its key for 24 hours. What was tried longer ago may have arrived
// or not: it is looked for among what the order has before it is sent again, with a new key.
import { api } from "../../api.ts";
import type { Media, Note } from "../../model.ts";
import { user } from "../session.ts";
import { isSameFile, isSameNote } from "./compare.ts";
import type { FileEntry, NoteEntry } from "./entry.ts";
import { amend } from "./list.ts";

const KEY_IS_GOOD_FOR = 23 * 3_600_000; // An hour less than the API's.
const CLOCKS_DIFFER_BY = 10 * 60_000; // The times are the API's and this device's.

// What was found for one, or came of one, is not another's: two may say the same.
const taken = new Set<string>();

/** Remembers that an entry became this. */
export function takeId(id: string): void {
  taken.add(id);
}

/** True where the API has forgotten the key. */
export function isKeyForgotten({ triedAt }: Pick<NoteEntry, "triedAt">, now = Date.now()): boolean {
  return triedAt !== null && now - triedAt > KEY_IS_GOOD_FOR;
}

/** The note that an earlier try became, newest pages first and no further than needed. */
export async function findNote(entry: NoteEntry): Promise<Note | null> {
  const since = entry.triedAt! - CLOCKS_DIFFER_BY;
  let cursor: string | null | undefined;
  do {
    const { notes, pagination } = await api.get("/api/v1/orders/{id}/notes", {
      params: { path: { id: entry.orderId }, query: { limit: 100, ...(cursor && { cursor }) } },
    });
    const found = notes.find((note) => isMine(note.author.id, note.id) && isSameNote(note, entry));
    const isPast = notes.some(({ createdAt }) => new Date(createdAt).getTime() < since);
    if (found) return new Date(found.createdAt).getTime() < since ? null : found;
    cursor = isPast ? null : pagination.nextCursor;
  } while (cursor);
  return null;
}

/** The file that an earlier try declared. */
export async function findFile(entry: FileEntry): Promise<Media | null> {
  const since = entry.triedAt! - CLOCKS_DIFFER_BY;
  const params = { path: { id: entry.orderId } };
  const { mediaFiles, customerMedia } = await api.get("/api/v1/orders/{id}/media", { params });
  const found = [...mediaFiles, ...customerMedia].find(
    (file) =>
      isMine(file.uploadedBy.id, file.id) &&
      isSameFile(file, entry) &&
      new Date(file.createdAt).getTime() >= since,
  );
  return found ?? null;
}

/**
 * The key of the next try. What is kept of it is kept before it is used: the app may be ended while
 * the API answers.
 */
export async function keyFor(entry: NoteEntry | FileEntry): Promise<string> {
  if (entry.triedAt !== null && !isKeyForgotten(entry)) return entry.key;
  const key = entry.triedAt === null ? entry.key : crypto.randomUUID();
  await amend<NoteEntry | FileEntry>(entry, { key, triedAt: Date.now() });
  return key;
}

function isMine(authorId: string, id: string): boolean {
  return authorId === user.peek()?.id && !taken.has(id);
}
