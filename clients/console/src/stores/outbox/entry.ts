import type { KnownOrder, Note } from "../../model.ts";

/** What is written: the body of `POST /orders/{id}/notes`. */
export type NewNote = Pick<Note, "kind" | "text"> & Partial<Pick<Note, "visibility">>;

/**
 * What goes with files: who sends them, and, for the shop's, what it says of them and who sees
 * them.
 */
export interface FileOptions {
  from: "customer" | "shop";
  description?: string;
  isPublic?: boolean;
}

/** Something that is to be sent to an order. */
interface Item {
  /** By which it is known on this device; what is written first has the lowest. */
  number: number;
  /** Whose it is: each person has a database, and numbers, of their own. */
  userId: string;
  /** The `Idempotency-Key` of its write, the same for each try. */
  key: string;
  orderId: string;
  orderNumber: string;
  orderTitle: string;
  /** In milliseconds. */
  createdAt: number;
  /** When it was sent first, whether or not it arrived; null before. In milliseconds. */
  triedAt: number | null;
  /** Why it was refused: it is not sent again unless asked for. */
  refusal: string | null;
}

/** A note or a message. */
export interface NoteEntry extends Item {
  what: "note";
  note: NewNote;
}

/** A file; its bytes are kept beside it. */
export interface FileEntry extends Item {
  what: "file";
  options: FileOptions;
  name: string;
  type: string;
  size: number;
  /** True once it is as it will be sent: a photo made smaller. */
  isPrepared: boolean;
  /** Once it is declared. */
  mediaId: string | null;
  /** True once it is said that the customer may see it. */
  isShared: boolean;
}

export type Entry = NoteEntry | FileEntry;

/** An entry before it has a number. */
export type NewEntry = Omit<NoteEntry, "number"> | Omit<FileEntry, "number">;

/** True for a file. */
export function isFile(entry: Entry): entry is FileEntry {
  return entry.what === "file";
}

/** Whether two are the same entry, whatever has changed of it. */
export function isSame(one: Entry, other: Entry): boolean {
  return one.number === other.number && one.userId === other.userId;
}

type Order = Pick<KnownOrder, "id" | "orderNumber" | "title">;

/** An entry for a note to an order. */
export function noteEntry(userId: string, order: Order, note: NewNote): Omit<NoteEntry, "number"> {
  return { ...itemFor(userId, order), what: "note", note };
}

/** An entry for a file of an order. */
export function fileEntry(
  userId: string,
  order: Order,
  { name, type, size }: File,
  options: FileOptions,
): Omit<FileEntry, "number"> {
  const begun = { isPrepared: false, mediaId: null, isShared: false };
  return { ...itemFor(userId, order), what: "file", options, name, type, size, ...begun };
}

function itemFor(userId: string, { id, orderNumber, title }: Order) {
  return {
    userId,
    key: crypto.randomUUID(),
    orderId: id,
    orderNumber,
    orderTitle: title,
    createdAt: Date.now(),
    triedAt: null,
    refusal: null,
  };
}
