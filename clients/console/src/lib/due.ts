import type { KnownOrder } from "../model.ts";
import { isFinal } from "./order-state.ts";

/** How an order stands to its date. */
export type DueState = "none" | "done" | "overdue" | "today" | "tomorrow" | "later";

/** How an order stands to its date; `daysUntil` counts midnights where the reader is. */
export function dueState(
  { status, estimatedCompletion }: Pick<KnownOrder, "status" | "estimatedCompletion">,
  daysUntil: (time: string) => number,
  now = Date.now(),
): DueState {
  if (isFinal({ status })) return "done";
  if (!estimatedCompletion) return "none";
  if (new Date(estimatedCompletion).getTime() < now) return "overdue";
  const days = daysUntil(estimatedCompletion);
  if (days <= 0) return "today";
  return days === 1 ? "tomorrow" : "later";
}

/** The moment that a chosen day (`2026-08-30`) stands for: its last minute, where the reader is. */
export function endOfDay(day: string): string | null {
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) return null;
  return new Date(year, month - 1, date, 23, 59).toISOString();
}

/** The day of a moment, where the reader is, as `<input type=date>` has it. */
export function dayOf(time: string | Date | null | undefined): string {
  if (!time) return "";
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
