import { addresses } from "../addresses.ts";
import { fullName } from "../lib/full-name.ts";
import { orderSignal } from "../stores/orders.ts";
import { formatDay } from "../texts/format.ts";
import { texts } from "../texts/index.ts";
import { DueBadge } from "./due-badge.tsx";
import { StatusBadge } from "./status-badge.tsx";

/** An order in a list. Looks at its own order only, so that a change draws one row. */
export function OrderRow({ id, showsCustomer = false }: { id: string; showsCustomer?: boolean }) {
  const order = orderSignal(id)?.value;
  if (!order) return null;
  const { customer } = order;
  return (
    <li class="order-row">
      <a href={addresses.order(order.orderNumber)}>
        <span class="order-row-title" dir="auto">
          {order.title}
        </span>
        <span class="order-row-facts soft small">
          <span class="mono">{order.orderNumber}</span>
          {showsCustomer && <span dir="auto">{fullName(customer)}</span>}
          <time dateTime={order.createdAt}>
            {texts.value.time.placed(formatDay(order.createdAt))}
          </time>
        </span>
        <span class="order-row-state">
          <DueBadge order={order} />
          <StatusBadge status={order.status} />
        </span>
      </a>
    </li>
  );
}
