/** A line: what it is called, and its value at each place; null where there is none. */
export interface Series {
  name: string;
  values: readonly (number | null)[];
}

/** How large a drawing is, in pixels. */
export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Where everything of a line chart stands. */
export interface LineLayout {
  /** What the lines are drawn within. */
  plot: { left: number; right: number; top: number; bottom: number };
  /** Of each place along the axis. */
  xs: readonly number[];
  /** Of each mark of the axis. */
  ys: readonly number[];
  /** Of each line: its pieces, cut where there is no value. */
  lines: readonly (readonly Point[])[][];
}

const TOP = 10;
const BOTTOM = 26; // Room for names under the axis.
const EDGE = 10;

/**
 * Lays out lines over an axis that ends at the last tick. `axis` is the room for its marks; read
 * from right to left, the first place is at the right.
 */
export function lineLayout(
  series: readonly Series[],
  ticks: readonly number[],
  { width, height }: Size,
  axis: number,
  isRtl: boolean,
): LineLayout {
  const plot = isRtl
    ? { left: EDGE, right: width - axis, top: TOP, bottom: height - BOTTOM }
    : { left: axis, right: width - EDGE, top: TOP, bottom: height - BOTTOM };
  const places = series[0]?.values.length ?? 0;
  const across = (at: number) => {
    // One alone stands in the middle.
    const part = places > 1 ? at / (places - 1) : 0.5;
    return plot.left + (plot.right - plot.left) * (isRtl ? 1 - part : part);
  };
  const top = ticks.at(-1) || 1;
  const up = (value: number) => plot.bottom - (value / top) * (plot.bottom - plot.top);
  const xs = Array.from({ length: places }, (_, at) => across(at));
  return {
    plot,
    xs,
    ys: ticks.map(up),
    lines: series.map(({ values }) =>
      piecesOf(values.map((value, at) => value !== null && { x: xs[at]!, y: up(value) })),
    ),
  };
}

/** The place that is nearest to a horizontal position. */
export function nearest(xs: readonly number[], x: number): number {
  let best = 0;
  for (let at = 1; at < xs.length; at++)
    if (Math.abs(xs[at]! - x) < Math.abs(xs[best]! - x)) best = at;
  return best;
}

/** A line as SVG has it. */
export function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${fixed(x)} ${fixed(y)}`).join("");
}

function piecesOf(points: readonly (Point | false)[]): Point[][] {
  const pieces: Point[][] = [];
  let isOpen = false;
  for (const point of points) {
    if (point && isOpen) pieces.at(-1)!.push(point);
    else if (point) pieces.push([point]);
    isOpen = point !== false;
  }
  return pieces;
}

function fixed(value: number): number {
  return Math.round(value * 10) / 10;
}
