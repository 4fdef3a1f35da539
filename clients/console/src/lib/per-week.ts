import type { Analytics } from "../model.ts";
import type { DayRange } from "./day-range.ts";

type PerDay = Analytics["perDay"];

/** What is counted of a day, over all days of a week. */
export type WeekOfDays = Omit<PerDay[number], "date"> & DayRange;

const MOST_DAYS = 62; // More cannot be told apart on a phone.

/** Whether so many days are drawn by weeks. */
export function isWeekly(perDay: PerDay): boolean {
  return perDay.length > MOST_DAYS;
}

/** The days by the weeks that the API parts them into; the first and the last may be shorter. */
export function byWeeks({ perDay, perWeek }: Pick<Analytics, "perDay" | "perWeek">): WeekOfDays[] {
  return perWeek.map(({ from, to }) => {
    const days = perDay.filter(({ date }) => from <= date && date <= to);
    const sum = (of: "created" | "completed" | "cancelled") =>
      days.reduce((all, day) => all + day[of], 0);
    return {
      from,
      to,
      created: sum("created"),
      completed: sum("completed"),
      cancelled: sum("cancelled"),
    };
  });
}
