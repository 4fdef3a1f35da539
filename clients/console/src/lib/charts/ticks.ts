const STEPS = [1, 2, 5, 10];
const ALMOST = 1 - 1e-9; // In floating point 0.3 / 0.1 is a little less than 3.
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/**
 * Where an axis from zero is marked, so that `most` lies on or below the last mark: at 1, 2 or 5
 * times a power of ten, in about `count` steps. `least` is the smallest step: 1 for counts.
 */
export function ticks(most: number, count = 4, least = 1): number[] {
  const rough = Math.max(most / count, least);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((times) => times * power >= rough * ALMOST) ?? 10);
  const last = Math.max(Math.ceil((most / step) * ALMOST), 1);
  return Array.from({ length: last + 1 }, (_, at) => round(at * step));
}

/** The same of seconds: at full minutes, hours or days. */
export function timeTicks(most: number, count = 4): number[] {
  const unit = most >= 2 * DAY ? DAY : most >= 2 * HOUR ? HOUR : MINUTE;
  return ticks(most / unit, count).map((tick) => tick * unit);
}

/** Which of `length` names an axis has room for: the first, and so on evenly. */
export function namedOf(length: number, room: number): number[] {
  const every = Math.max(1, Math.ceil(length / Math.max(1, room)));
  return Array.from({ length: Math.ceil(length / every) }, (_, at) => at * every);
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}
