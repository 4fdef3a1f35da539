import { useState } from "preact/hooks";
import { addresses } from "../../../addresses.ts";
import { Button } from "../../../components/button.tsx";
import { DueBadge } from "../../../components/due-badge.tsx";
import { Ago } from "../../../components/time.tsx";
import { fullName } from "../../../lib/full-name.ts";
import type { KnownOrder } from "../../../model.ts";
import type { OrderList } from "../../../stores/order-list.ts";
import { LeftAsItIs } from "../../../stores/order-writes.ts";
import { showToast, tellError } from "../../../stores/toasts.ts";
import { texts } from "../../../texts/index.ts";
import { useLocation } from "preact-iso/router";
import { SomebodyWasFaster, takeOrder, tellFaster } from "../take-order.ts";
import { staffTexts } from "../texts/index.ts";

/** An order in the queue: a look at it, and taking it with one press. */
export function QueueRow({
  order,
  list,
  isFresh,
}: {
  order: KnownOrder;
  list: OrderList;
  isFresh: boolean;
}) {
  const t = staffTexts.value.queue;
  const [isBusy, setBusy] = useState(false);
  const { route } = useLocation();
  const titleId = `queue-${order.id}`;
  const take = async () => {
    setBusy(true);
    const putBack = list.remove(order.id);
    const open = () => route(addresses.order(order.orderNumber));
    try {
      await takeOrder(order);
      showToast({ text: t.taken(order.title), tone: "good", action: { label: t.open, run: open } });
    } catch (error) {
      if (error instanceof SomebodyWasFaster) return tellFaster();
      putBack();
      if (!(error instanceof LeftAsItIs)) tellError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <li class="order-row queue-row">
      <a href={addresses.order(order.orderNumber)}>
        <span class="order-row-title">
          <span id={titleId} dir="auto">
            {order.title}
          </span>
          {isFresh && <span class="badge plain fresh-badge">{t.fresh}</span>}
        </span>
        <span class="order-row-facts soft small">
          <span dir="auto">{fullName(order.customer)}</span>
          <span class="mono">{order.orderNumber}</span>
          <Ago time={order.createdAt} />
        </span>
        <span class="order-row-state">
          <DueBadge order={order} />
        </span>
      </a>
      <Button icon="hand" isBusy={isBusy} onClick={take} aria-describedby={titleId}>
        {texts.value.move.take}
      </Button>
    </li>
  );
}
