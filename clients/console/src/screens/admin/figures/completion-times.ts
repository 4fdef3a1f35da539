import { useEffect, useMemo } from "preact/hooks";
import { api } from "../../../api.ts";
import { lengthOf, partsOf, type DayRange } from "../../../lib/day-range.ts";
import { HeldAsk } from "../../../lib/held-ask.ts";
import { Resource } from "../../../lib/resource.ts";
import { addDays, dayIn, USUAL_ZONE, weekOf, type Day } from "../../../lib/shop-day.ts";
import type { Analytics } from "../../../model.ts";
import { keepLoaded } from "../../../stores/live.ts";
import { onOrderNews } from "../../../stores/orders.ts";
import { whenSignedOut } from "../../../stores/session.ts";

const MOST_DAYS = 93; // Of a range that is shown by weeks; a longer one is shown by months.
const TOGETHER = 4; // Calls at a time.
const MOMENT = 3_000; // Both in milliseconds.
const PAUSE = 30_000;

/** How long the orders took that were completed in a week or a month. */
export interface PartOfTime {
  range: DayRange;
  times: Analytics["completion"];
}

// What is over does not change any more, and is asked for once.
const over = new Map<string, PartOfTime>();

whenSignedOut(() => over.clear());

/** Whether a range is shown by months. */
export function isMonthly(range: DayRange): boolean {
  return lengthOf(range) > MOST_DAYS;
}

/** The weeks or months of a range. */
export function partsOfTime(range: DayRange): DayRange[] {
  return isMonthly(range)
    ? partsOf(range, monthOf, (month) => monthOf(addDays(month, 32)))
    : partsOf(range, weekOf, (week) => addDays(week, 7));
}

/**
 * How long orders took, by weeks or months. The API knows percentiles of one range at a time, and
 * those of a month do not follow from those of its weeks: it takes a call for each. So they are
 * asked for only while `isSeen`, and what is over only once; what was completed since is asked for
 * again, held back.
 */
export function useCompletionTimes(range: DayRange, isSeen: boolean) {
  const { from, to } = range;
  const resource = useMemo(
    () => new Resource((signal) => ask(partsOfTime(range), signal)),
    [from, to],
  );
  useEffect(() => {
    if (!isSeen) return;
    const held = new HeldAsk(() => void resource.load(), MOMENT, PAUSE);
    const ends = [
      keepLoaded(() => void resource.load()),
      onOrderNews(({ before, after }) => {
        if (after.status === "COMPLETED" && before?.version !== after.version) held.ask();
      }),
    ];
    return () => {
      ends.forEach((end) => end());
      held.stop();
      resource.stop();
    };
  }, [resource, isSeen]);
  return resource;
}

async function ask(ranges: readonly DayRange[], signal: AbortSignal) {
  const parts: PartOfTime[] = [];
  for (let at = 0; at < ranges.length; at += TOGETHER) {
    const some = ranges.slice(at, at + TOGETHER);
    parts.push(...(await Promise.all(some.map((range) => partOf(range, signal)))));
  }
  return parts;
}

async function partOf(range: DayRange, signal: AbortSignal): Promise<PartOfTime> {
  const key = `${range.from}/${range.to}`;
  const known = over.get(key);
  if (known) return known;
  const { completion } = await api.get("/api/v1/admin/orders/analytics", {
    params: { query: range },
    signal,
  });
  const part = { range, times: completion };
  if (isOver(range)) over.set(key, part);
  return part;
}

/** True where it is over in every zone, and counted. */
function isOver({ to }: DayRange): boolean {
  return to < addDays(dayIn(USUAL_ZONE, Date.now()), -2);
}

function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}
