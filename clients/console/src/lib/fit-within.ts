/** The longest side of a photo that is sent, in pixels. */
export const LONGEST_SIDE = 2560;

/**
 * A size with the same proportions, no side longer than given and none below 1; never larger than
 * it was.
 */
export function fitWithin({ width, height }: { width: number; height: number }, longest: number) {
  const scale = Math.min(1, longest / Math.max(width, height));
  const scaled = (side: number) => Math.max(1, Math.round(side * scale));
  return { width: scaled(width), height: scaled(height) };
}
