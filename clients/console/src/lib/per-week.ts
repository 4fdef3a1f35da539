import type { Analytics } from "../model.ts";
import { weekOf } from "./shop-day.ts";

type PerDay = Analytics["perDay"];

const MOST_DAYS = 62; // More cannot be told apart on a phone.

/** Whether so many days are drawn by weeks. */
export function isWeekly(perDay: PerDay): boolean {
  return perDay.length > MOST_DAYS;
}

/** The same by weeks, each named by its first day; the first and the last may be shorter. */
export function perWeek(perDay: PerDay): PerDay {
  const weeks = new Map<string, PerDay[number]>();
  for (const { date, created, completed, cancelled } of perDay) {
    const week = weeks.get(weekOf(date)) ?? { date, created: 0, completed: 0, cancelled: 0 };
    week.created += created;
    week.completed += completed;
    week.cancelled += cancelled;
    weeks.set(weekOf(date), week);
  }
  return [...weeks.values()];
}
