import type { DayRange } from "../../../lib/day-range.ts";
import type { Analytics } from "../../../model.ts";
import type { StatusCount } from "../figures/tables.ts";
import { figureTexts } from "../figures/texts/index.ts";

/** The days that statistics are of. */
export function rangeOf({ perDay }: Pick<Analytics, "perDay">): DayRange {
  return { from: perDay[0]!.date, to: perDay.at(-1)!.date };
}

/** Orders of the days by their status now, in the order of their life. */
export function statusCounts({ byStatus }: Pick<Analytics, "byStatus">): StatusCount[] {
  return [
    { status: "PENDING", count: byStatus.pending },
    { status: "IN_PROGRESS", count: byStatus.inProgress },
    { status: "ON_HOLD", count: byStatus.onHold },
    { status: "COMPLETED", count: byStatus.completed },
    { status: "CANCELLED", count: byStatus.cancelled },
  ];
}

/** What a CSV of these days is called. */
export function fileName({ from, to }: DayRange, part?: string): string {
  return [figureTexts.value.csvName, part, from, to].filter(Boolean).join("-") + ".csv";
}
