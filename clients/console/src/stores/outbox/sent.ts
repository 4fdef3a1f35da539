import type { Note } from "../../model.ts";

const hearers = new Set<(note: Note) => void>();

/** Hears of each note of this device that was sent. Returns what ends it. */
export function whenSent(hear: (note: Note) => void): () => void {
  hearers.add(hear);
  return () => void hearers.delete(hear);
}

/** Says that a note was sent. */
export function tellSent(note: Note): void {
  hearers.forEach((hear) => hear(note));
}
