import { addDays, daysBetween, type Day } from "./shop-day.ts";

/** Days from the first to the last. As the address has them, they may be none at all. */
export interface DayRange {
  from: Day;
  to: Day;
}

/** A range that is often asked for, by its name. */
export type PresetName = "week" | "month" | "quarter" | "year";

const LENGTHS = { week: 7, month: 30, quarter: 90 } as const;

/** The ranges that are often asked for, which end today. */
export function presets(today: Day): Record<PresetName, DayRange> {
  const last = (days: number) => ({ from: addDays(today, 1 - days), to: today });
  return {
    week: last(LENGTHS.week),
    month: last(LENGTHS.month),
    quarter: last(LENGTHS.quarter),
    year: { from: `${today.slice(0, 4)}-01-01`, to: today },
  };
}

/** How many days it has. */
export function lengthOf({ from, to }: DayRange): number {
  return daysBetween(from, to) + 1;
}
