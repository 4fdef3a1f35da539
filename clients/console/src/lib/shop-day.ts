/** A day such as `2026-08-30`, as the API writes it: one of the shop's, not of the reader's. */
export type Day = string;

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that it is in a zone at a moment. */
export function dayIn(timeZone: string, moment: string | number | Date): Day {
  const parts = formatOf(timeZone).formatToParts(new Date(moment));
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** The day so many days later; earlier where that is negative. */
export function addDays(day: Day, days: number): Day {
  return dayOfTime(timeOf(day) + days * DAY);
}

/** How many days lie between: 1 from one day to the next. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((timeOf(to) - timeOf(from)) / DAY);
}

/** Whether it is a day that there is. */
export function isDay(text: string): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOfTime(timeOf(text)) === text;
}

/** Days have no zone: they are counted as if all were of 24 hours. */
function timeOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOfTime(time: number): Day {
  return Number.isNaN(time) ? "" : new Date(time).toISOString().slice(0, 10);
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(timeZone, format);
  return format;
}
