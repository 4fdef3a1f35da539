import { dueState } from "../lib/due.ts";
import type { KnownOrder } from "../model.ts";
import { daysUntil, formatDay, formatFull } from "../texts/format.ts";
import { texts } from "../texts/index.ts";
import { Icon } from "./icon.tsx";

const TONES = { overdue: "bad", today: "warn", tomorrow: "warn" } as const;

/**
 * When an order is due, more urgent the closer; for a completed one when it was done. Short is the
 * day alone, where a column says what it is.
 */
export function DueBadge({ order, isShort = false }: { order: KnownOrder; isShort?: boolean }) {
  const t = texts.value.time;
  const state = dueState(order, daysUntil);
  if (state === "none") return null;
  if (state === "done") {
    if (!order.completedAt) return null;
    const day = formatDay(order.completedAt);
    return (
      <span class="due">
        {isShort && <Icon name="check" class="small" />}
        <time dateTime={order.completedAt} title={formatFull(order.completedAt)}>
          <Words words={t.done(day)} shown={isShort ? day : null} />
        </time>
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
        <Words words={words} shown={isShort ? day : null} />
      </time>
    </span>
  );
}

/** What is read aloud, and what is shown of it. */
function Words({ words, shown }: { words: string; shown: string | null }) {
  if (shown === null) return <>{words}</>;
  return (
    <>
      <span class="visually-hidden">{words}</span>
      <span aria-hidden="true">{shown}</span>
    </>
  );
}
