import { computed } from "@preact/signals";
import { minutes } from "../lib/minutes.ts";
import { texts } from "./index.ts";
import { locale } from "./language.ts";

const DAY = 86_400_000;
const SPANS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", DAY],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

const formats = computed(() => ({
  day: new Intl.DateTimeFormat(locale.value, { day: "numeric", month: "short" }),
  dayOfYear: new Intl.DateTimeFormat(locale.value, {
    day: "numeric",
    month: "short",
    year: "numeric",
  }),
  shopDay: new Intl.DateTimeFormat(locale.value, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  }),
  shopDayOfYear: new Intl.DateTimeFormat(locale.value, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }),
  full: new Intl.DateTimeFormat(locale.value, { dateStyle: "full", timeStyle: "short" }),
  time: new Intl.DateTimeFormat(locale.value, { timeStyle: "short" }),
  moment: new Intl.DateTimeFormat(locale.value, { dateStyle: "medium", timeStyle: "medium" }),
  relative: new Intl.RelativeTimeFormat(locale.value, { numeric: "auto" }),
  number: new Intl.NumberFormat(locale.value),
}));

/** “30 Aug”, with the year where it is another one. */
export function formatDay(time: string | Date): string {
  const date = new Date(time);
  const sameYear = date.getFullYear() === new Date().getFullYear();
  return (sameYear ? formats.value.day : formats.value.dayOfYear).format(date);
}

/** The same of a day of the shop (`2026-08-30`), whatever the reader's zone. */
export function formatShopDay(day: string, withYear = false): string {
  const { shopDay, shopDayOfYear } = formats.value;
  return (withYear ? shopDayOfYear : shopDay).format(new Date(`${day}T00:00:00Z`));
}

/** Day and time in words, as a tooltip has room for. */
export function formatFull(time: string | Date): string {
  return formats.value.full.format(new Date(time));
}

/** Day and time to the second, in little room. */
export function formatMoment(time: string | Date): string {
  return formats.value.moment.format(new Date(time));
}

/** The time of the day. */
export function formatTime(time: string | Date): string {
  return formats.value.time.format(new Date(time));
}

/** “2 hours ago”; from a week on the day. Whatever shows it follows the clock. */
export function formatAgo(time: string | Date, now = Date.now()): string {
  void minutes.value;
  const passed = new Date(time).getTime() - now;
  if (Math.abs(passed) >= 7 * DAY) return formatDay(time);
  const span = SPANS.find(([, length]) => Math.abs(passed) >= length);
  if (!span) return texts.value.time.justNow;
  return formats.value.relative.format(Math.trunc(passed / span[1]), span[0]);
}

/** “Today”, “Yesterday” or the day: the heading over what happened then. */
export function formatDayHeading(time: string | Date): string {
  const days = daysUntil(time);
  if (days === 0) return texts.value.time.today;
  if (days === -1) return texts.value.time.yesterday;
  return formatDay(time);
}

/** How many midnights of the reader's zone lie between now and then; negative for the past. */
export function daysUntil(time: string | Date, now: Date = new Date()): number {
  const midnight = (date: Date) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  return Math.round((midnight(new Date(time)) - midnight(now)) / DAY);
}

/** A number with the separators of the language. */
export function formatNumber(value: number): string {
  return formats.value.number.format(value);
}

/** A size of a file: “3.2 MB”. */
export function formatSize(bytes: number): string {
  const isLarge = bytes >= 1024 * 1024;
  return new Intl.NumberFormat(locale.value, {
    style: "unit",
    unit: isLarge ? "megabyte" : "kilobyte",
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1024 / 1024 : Math.max(1, bytes / 1024));
}

const SPAN_UNITS: readonly [unit: string, seconds: number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/**
 * A long span in one unit: “2.5 days”, “14 hr”. In that of another span, where several stand side
 * by side.
 */
export function formatSpan(
  seconds: number,
  {
    unitDisplay = "short",
    like = seconds,
  }: { unitDisplay?: "short" | "narrow"; like?: number } = {},
): string {
  // In days from two on: “30 hr” says more than “1.3 days”.
  const [unit, length] = SPAN_UNITS.find(([, long]) => like >= 2 * long) ?? SPAN_UNITS.at(-1)!;
  return new Intl.NumberFormat(locale.value, {
    style: "unit",
    unit,
    unitDisplay,
    maximumFractionDigits: seconds / length >= 20 ? 0 : 1,
  }).format(seconds / length);
}

/** A span of seconds as people say it: “2 min 5 sec”. */
export function formatSeconds(seconds: number): string {
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(locale.value, { style: "unit", unit: name, unitDisplay: "short" }).format(
      value,
    );
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return [
    minutes > 0 && unit(minutes, "minute"),
    (rest > 0 || minutes === 0) && unit(rest, "second"),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Time and day in another zone now; null where no zone has that name. Follows the clock. */
export function timeIn(timeZone: string): { time: string; day: string } | null {
  void minutes.value;
  try {
    const now = new Date();
    const of = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale.value, { ...options, timeZone }).format(now);
    return { time: of({ timeStyle: "short" }), day: of({ weekday: "long" }) };
  } catch {
    return null;
  }
}

/** “2 files and 1 message”. */
export function formatList(parts: readonly string[]): string {
  return new Intl.ListFormat(locale.value).format(parts);
}
