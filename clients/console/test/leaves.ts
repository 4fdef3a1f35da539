/** A text of a catalogue, and where it stands. */
export type Leaf = [path: string, text: unknown];

/** Every text of a catalogue. */
export function leavesOf(texts: object, path = ""): Leaf[] {
  return Object.entries(texts).flatMap(([key, text]): Leaf[] =>
    typeof text === "object" ? leavesOf(text as object, `${path}${key}.`) : [[path + key, text]],
  );
}
