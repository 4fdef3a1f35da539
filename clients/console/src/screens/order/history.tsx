import { Button } from "../../components/button.tsx";
import { Timeline } from "../../components/timeline.tsx";
import type { OrderDetail } from "../../stores/order-detail.ts";
import { tellError } from "../../stores/toasts.ts";
import { texts } from "../../texts/index.ts";

/** The timeline of an order, the latest ten events first. */
export function History({ detail }: { detail: OrderDetail }) {
  const t = texts.value.order;
  return (
    <section class="card" aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      <Timeline events={detail.history.value} assignee={detail.order.value?.assignee ?? null} />
      {detail.hasEarlier.value && (
        <Button look="quiet" icon="down" onClick={() => detail.loadEarlier().catch(tellError)}>
          {t.historyMore}
        </Button>
      )}
    </section>
  );
}
