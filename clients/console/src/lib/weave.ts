const FIRST = 0xe000; // Of a range that no text uses.

/**
 * A text with what stands in it, where the language has it: links, names. `say` makes the text of
 * stand-ins, which are then replaced by the parts, in any order.
 */
export function weave<T>(
  say: (...standIns: string[]) => string,
  parts: readonly T[],
): (T | string)[] {
  const standIns = parts.map((_, index) => String.fromCharCode(FIRST + index));
  if (standIns.length === 0) return [say()];
  return say(...standIns)
    .split(new RegExp(`([${standIns.join("")}])`))
    .filter((piece) => piece !== "")
    .map((piece) => {
      const index = standIns.indexOf(piece);
      return index < 0 ? piece : parts[index]!;
    });
}
