import { fullName } from "../../../lib/full-name.ts";
import type { KnownOrder } from "../../../model.ts";
import { formatDay } from "../../../texts/format.ts";
import { staffTexts } from "../texts/index.ts";
import { OrderCode } from "./order-code.tsx";

/** 62 × 29 mm, as label printers have it: sticks to the piece. */
export function Label({ order }: { order: KnownOrder }) {
  const t = staffTexts.value.print;
  return (
    <article class="paper order-label" aria-label={t.label}>
      <OrderCode order={order} />
      <div>
        <p class="label-title" dir="auto">
          {order.title}
        </p>
        <p class="label-customer" dir="auto">
          {fullName(order.customer)}
        </p>
        {order.estimatedCompletion && (
          <p>
            {t.due} {formatDay(order.estimatedCompletion)}
          </p>
        )}
        <p class="label-number mono">{order.orderNumber}</p>
      </div>
    </article>
  );
}
