/** A bar: where it begins and how long it is, in pixels. */
export interface Bar {
  x: number;
  length: number;
}

const SHORTEST = 3; // What is not nothing is seen, beside whatever is huge.

/**
 * Lays out rows of bars, one under the other, all on the same scale: the largest fills the room.
 * Read from right to left, bars grow to the left from `width`.
 */
export function barLayout(
  rows: readonly (readonly number[])[],
  room: number,
  width: number,
  isRtl: boolean,
): Bar[][] {
  const most = Math.max(1, ...rows.flat());
  return rows.map((values) =>
    values.map((value) => {
      const length = value > 0 ? Math.max(SHORTEST, (value / most) * room) : 0;
      return { x: isRtl ? width - length : 0, length };
    }),
  );
}

/** As much of a name as fits into so many pixels, at about so many a character. */
export function fitText(text: string, room: number, character: number): string {
  const most = Math.max(1, Math.floor(room / character));
  // What people see as one character is not cut apart.
  const characters = [...new Intl.Segmenter().segment(text.replace(/\s+/g, " "))];
  if (characters.length <= most) return text.replace(/\s+/g, " ");
  return `${characters
    .slice(0, most - 1)
    .map(({ segment }) => segment)
    .join("")}…`;
}
