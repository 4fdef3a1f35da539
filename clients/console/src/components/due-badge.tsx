import { dueState } from "../lib/due.ts";
import type { KnownOrder } from "../model.ts";
import { daysUntil, formatDay, formatFull } from "../texts/format.ts";
import { texts } from "../texts/index.ts";
import { Icon } from "./icon.tsx";

const TONES = { overdue: "bad", today: "warn", tomorrow: "warn" } as const;

/** When an order is due, more urgent the closer; for a completed one when it was done. */
export function DueBadge({ order }: { order: KnownOrder }) {
  const t = texts.value.time;
  const state = dueState(order, daysUntil);
  if (state === "none") return null;
  if (state === "done") {
    if (!order.completedAt) return null;
    return (
      <span class="due">
        <time dateTime={order.completedAt}>{t.done(formatDay(order.completedAt))}</time>
      </span>
    );
  }
  const time = order.estimatedCompletion!;
  const day = formatDay(time);
  const words = {
    overdue: t.overdue(day),
    today: t.dueToday,
    tomorrow: t.dueTomorrow,
    later: t.due(day),
  }[state];
  return (
    <span class="due" data-tone={state === "later" ? undefined : TONES[state]}>
      <Icon name={state === "overdue" ? "alert" : "calendar"} class="small" />
      <time dateTime={time} title={formatFull(time)}>
        {words}
      </time>
    </span>
  );
}
