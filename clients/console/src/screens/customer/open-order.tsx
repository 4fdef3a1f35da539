import { addresses } from "../../addresses.ts";
import { DueBadge } from "../../components/due-badge.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { OrderStatus } from "../../model.ts";
import { orderSignal } from "../../stores/orders.ts";
import { texts } from "../../texts/index.ts";

const STEPS = 3;
const REACHED: Partial<Record<OrderStatus, number>> = {
  PENDING: 1,
  IN_PROGRESS: 2,
  ON_HOLD: 2,
  COMPLETED: 3,
};

/** An open order with how far it is. */
export function OpenOrder({ id }: { id: string }) {
  const order = orderSignal(id)?.value;
  if (!order) return null;
  const t = texts.value.order;
  return (
    <li>
      <a class="card open-order" href={addresses.order(order.orderNumber)}>
        <span class="row apart">
          <strong class="open-order-title" dir="auto">
            {order.title}
          </strong>
          <StatusBadge status={order.status} />
        </span>
        <progress
          class="order-progress"
          data-status={order.status}
          value={REACHED[order.status] ?? 0}
          max={STEPS}
          aria-label={t.progress}
        />
        <span class="row apart soft small">
          <span>{order.status in t.tracker ? t.tracker[order.status] : t.tracker.unknown}</span>
          <DueBadge order={order} />
        </span>
      </a>
    </li>
  );
}
