import type { Analytics } from "../src/model.ts";

const NOTHING = { count: 0, averageSeconds: null, p50Seconds: null, p90Seconds: null };

/** The weeks of some days, as the API parts them: from Monday on, cut to the days. */
export function weeksOf(days: readonly string[]): Analytics["perWeek"] {
  const weeks: Analytics["perWeek"] = [];
  for (const day of days) {
    const isMonday = new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
    const week = weeks.at(-1);
    if (week && !isMonday) week.to = day;
    else weeks.push({ from: day, to: day, completion: { ...NOTHING } });
  }
  return weeks;
}
