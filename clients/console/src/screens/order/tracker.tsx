import { Icon } from "../../components/icon.tsx";
import type { HistoryEvent, KnownOrder, OrderStatus } from "../../model.ts";
import { user } from "../../stores/session.ts";
import { texts } from "../../texts/index.ts";

const STEPS = ["received", "inProgress", "done"] as const;
const REACHED: Partial<Record<OrderStatus, number>> = {
  PENDING: 0,
  IN_PROGRESS: 1,
  ON_HOLD: 1,
  COMPLETED: 2,
};

/** Received → In progress → Done. On hold and cancelled are states of it, not steps. */
export function Tracker({
  order,
  history,
}: {
  order: KnownOrder;
  history: readonly HistoryEvent[];
}) {
  const t = texts.value.order;
  const comment = latestComment(history);
  const { status } = order;
  const isOwner = user.value?.id === order.customerId;
  // Where a cancelled order had got to is in its timeline.
  const reached = REACHED[status] ?? 0;
  return (
    <section class="card tracker" data-status={status} aria-label={t.progress}>
      <ol>
        {STEPS.map((step, index) => {
          const state = stateOf(index, reached, status);
          return (
            <li
              key={step}
              data-step={state}
              aria-current={state === "current" ? "step" : undefined}
            >
              <span class="tracker-mark">{markOf(state, status, index)}</span>
              <span>{t.steps[step]}</span>
              <span class="visually-hidden">{t.stepState[state]}</span>
            </li>
          );
        })}
      </ol>
      <div class="tracker-words">
        {isOwner && <p>{status in t.tracker ? t.tracker[status] : t.tracker.unknown}</p>}
        {comment && (
          <blockquote class="written" dir="auto">
            {comment}
          </blockquote>
        )}
      </div>
    </section>
  );
}

/** What was said when the order came to where it is. */
function latestComment(history: readonly HistoryEvent[]): string | null {
  const moves: readonly string[] = ["STATUS_CHANGED", "ORDER_CANCELLED", "ORDER_CREATED"];
  return history.find(({ action }) => moves.includes(action))?.comment ?? null;
}

type StepState = "done" | "current" | "ahead";

function stateOf(index: number, reached: number, status: OrderStatus): StepState {
  if (index < reached || status === "COMPLETED") return "done";
  return index === reached ? "current" : "ahead";
}

function markOf(state: StepState, status: OrderStatus, index: number) {
  if (state === "done") return <Icon name="check" class="small" />;
  if (state === "ahead") return index + 1;
  if (status === "ON_HOLD") return <Icon name="pause" class="small" />;
  if (status === "CANCELLED") return <Icon name="close" class="small" />;
  return <span class="tracker-dot" />;
}
