import { api } from "../../api.ts";
import type { Note } from "../../model.ts";
import { findNote, isKeyForgotten, keyFor, takeId } from "./earlier-try.ts";
import type { NoteEntry } from "./entry.ts";

/** Sends a note, once however often it is tried, and says what it became. */
export async function sendNote(entry: NoteEntry): Promise<Note> {
  const note = (isKeyForgotten(entry) && (await findNote(entry))) || (await post(entry));
  takeId(note.id);
  return note;
}

async function post(entry: NoteEntry): Promise<Note> {
  const idempotencyKey = await keyFor(entry);
  const { note } = await api.post("/api/v1/orders/{id}/notes", {
    params: { path: { id: entry.orderId } },
    body: entry.note,
    idempotencyKey,
  });
  return note;
}
