import { dayOf } from "./due.ts";

/** A range of days (`2026-08-30`) as the reader chose it; either end may be open. */
export interface DayRange {
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * The moments that a range of days stands for, where the reader is: from the first one's midnight
 * to the last one's last millisecond. Moments, as other pages may have put them into an address,
 * stay as they are.
 */
export function momentsOf({ from, to }: DayRange): { from?: string; to?: string } {
  const first = from && momentOf(from, 0);
  const last = to && momentOf(to, 1);
  return { ...(first && { from: first }), ...(last && { to: last }) };
}

/** The beginning of the day that is so many days later, less a millisecond where it is the end. */
function momentOf(text: string, days: 0 | 1): string | null {
  const [, year, month, day] = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  const moment =
    year && month && day
      ? new Date(new Date(year, month - 1, day + days).getTime() - days)
      : new Date(text);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** The day that an end of a range stands for, as `<input type=date>` has it. */
export function dayIn(text: string | undefined): string {
  if (!text || /^\d{4,6}-\d\d-\d\d$/.test(text)) return text ?? "";
  return Number.isNaN(Date.parse(text)) ? "" : dayOf(text);
}
