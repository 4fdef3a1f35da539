import { useEffect, useState } from "preact/hooks";
import { OrderRowOf } from "../../components/order-row.tsx";
import { Page } from "../../components/page.tsx";
import { EmptyState, Skeleton } from "../../components/states.tsx";
import type { KeptOrder } from "../../lib/kept-order.ts";
import { keptOrders } from "../../stores/device/kept-orders.ts";
import { deviceTexts } from "../../texts/device/index.ts";
import { formatAgo } from "../../texts/format.ts";

/** The orders that were looked at lately, as they are kept on this device. */
export function OnDevice() {
  const t = deviceTexts.value.kept;
  const [orders, setOrders] = useState<readonly KeptOrder[] | null>(null);
  useEffect(() => void keptOrders().then(setOrders), []);
  return (
    <Page title={t.title} lead={t.lead}>
      {orders === null ? (
        <Skeleton rows={4} />
      ) : orders.length === 0 ? (
        <EmptyState icon="device" title={t.emptyTitle} text={t.emptyText} />
      ) : (
        <ul class="order-rows">
          {orders.map((kept) => (
            <KeptRow key={kept.id} kept={kept} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function KeptRow({ kept: { order, loadedAt } }: { kept: KeptOrder }) {
  const t = deviceTexts.value.kept;
  return (
    <OrderRowOf order={order}>
      <time dateTime={new Date(loadedAt).toISOString()}>
        {t.asOf(formatAgo(new Date(loadedAt)))}
      </time>
    </OrderRowOf>
  );
}
