import type { Media, Note } from "../../model.ts";
import type { FileEntry, NoteEntry } from "./entry.ts";

/** Whether a note of the order says what an entry says. */
export function isSameNote(
  { kind, text, visibility }: Pick<Note, "kind" | "text" | "visibility">,
  { note }: Pick<NoteEntry, "note">,
): boolean {
  return (
    kind === note.kind &&
    visibility === (note.visibility ?? "CUSTOMER") &&
    lines(text) === lines(note.text)
  );
}

/**
 * Whether a file of the order is what an entry declared. Its size is that of the copy that is
 * served once it was checked, so it counts only before.
 */
export function isSameFile(
  file: Pick<Media, "fileName" | "mimeType" | "size" | "state" | "description">,
  { name, type, size, options }: Pick<FileEntry, "name" | "type" | "size" | "options">,
): boolean {
  return (
    file.fileName === name.trim() &&
    file.mimeType === type &&
    (file.description ?? "") === (options.description ?? "") &&
    (file.state !== "PENDING" || file.size === size)
  );
}

/** As the API keeps text: one sign for the end of a line. */
function lines(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}
