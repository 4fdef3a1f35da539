import type { ComponentChildren } from "preact";
import { addresses } from "../addresses.ts";
import { fullName } from "../lib/full-name.ts";
import type { KnownOrder } from "../model.ts";
import { orderSignal } from "../stores/orders.ts";
import { formatDay } from "../texts/format.ts";
import { texts } from "../texts/index.ts";
import { DueBadge } from "./due-badge.tsx";
import { StatusBadge } from "./status-badge.tsx";

/** An order in a list. Looks at its own order only, so that a change draws one row. */
export function OrderRow({ id, showsCustomer = false }: { id: string; showsCustomer?: boolean }) {
  const order = orderSignal(id)?.value;
  if (!order) return null;
  return (
    <OrderRowOf order={order}>
      {showsCustomer && <span dir="auto">{fullName(order.customer)}</span>}
      <time dateTime={order.createdAt}>{texts.value.time.placed(formatDay(order.createdAt))}</time>
    </OrderRowOf>
  );
}

/** The row of an order that is at hand; its children are said of it beside its number. */
export function OrderRowOf({
  order,
  children,
}: {
  order: KnownOrder;
  children: ComponentChildren;
}) {
  return (
    <li class="order-row">
      <a href={addresses.order(order.orderNumber)}>
        <span class="order-row-title" dir="auto">
          {order.title}
        </span>
        <span class="order-row-facts soft small">
          <span class="mono">{order.orderNumber}</span>
          {children}
        </span>
        <span class="order-row-state">
          <DueBadge order={order} />
          <StatusBadge status={order.status} />
        </span>
      </a>
    </li>
  );
}
