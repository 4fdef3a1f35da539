import { useEffect, useMemo, useRef } from "preact/hooks";
import { addresses } from "../../../addresses.ts";
import { LinkButton } from "../../../components/button.tsx";
import { LoadMore } from "../../../components/load-more.tsx";
import { Page } from "../../../components/page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../components/states.tsx";
import type { KnownOrder } from "../../../model.ts";
import { announce } from "../../../stores/announcer.ts";
import type { OrderList } from "../../../stores/order-list.ts";
import { isUntaken } from "../moves.ts";
import { staffTexts } from "../texts/index.ts";
import { byUrgency } from "../work/columns.ts";
import { queueList } from "./queue-list.ts";
import { QueueRow } from "./queue-row.tsx";

/** What nobody has taken yet. */
export function Queue() {
  const t = staffTexts.value;
  const list = useMemo(queueList, []);
  return (
    <Page title={t.nav.queue} lead={t.queue.lead}>
      <QueueRows list={list} />
    </Page>
  );
}

function QueueRows({ list }: { list: OrderList }) {
  const t = staffTexts.value;
  const orders = byUrgency(list.orders.value.filter(isUntaken));
  const fresh = useFresh(list, orders);
  const error = list.error.value;
  if (error && orders.length === 0)
    return <ErrorState error={error} onRetry={() => void list.load()} />;
  if (!list.isReady.value) return <Skeleton rows={5} />;
  if (orders.length === 0 && !list.hasNext.value) {
    return (
      <EmptyState icon="check" title={t.queue.emptyTitle} text={t.queue.emptyText}>
        <LinkButton icon="board" href={addresses.work}>
          {t.queue.toWork}
        </LinkButton>
      </EmptyState>
    );
  }
  return (
    <div class="stack">
      <ul class="order-rows">
        {orders.map((order) => (
          <QueueRow key={order.id} order={order} list={list} isFresh={fresh.has(order.id)} />
        ))}
      </ul>
      {error ? (
        <ErrorState error={error} onRetry={() => void list.loadMore()} />
      ) : (
        <LoadMore
          hasNext={list.hasNext.value}
          isLoading={list.isLoading.value}
          onMore={() => void list.loadMore()}
        />
      )}
    </div>
  );
}

/** Those placed after all that were there at first; each is read aloud as it comes. */
function useFresh(list: OrderList, orders: readonly KnownOrder[]): ReadonlySet<string> {
  const since = useRef<string | null>(null);
  const told = useRef(new Set<string>());
  // While there are more pages, what appears may just be further down.
  if (list.isReady.value && (since.current === null || list.hasNext.value))
    since.current = latest(orders);
  const fresh = orders.filter(
    ({ createdAt }) => since.current !== null && createdAt > since.current,
  );
  useEffect(() => {
    for (const { id, title } of fresh) {
      if (told.current.has(id)) continue;
      told.current.add(id);
      announce(staffTexts.peek().queue.arrived(title));
    }
  }, [fresh.length]);
  return new Set(fresh.map(({ id }) => id));
}

function latest(orders: readonly KnownOrder[]): string {
  return orders.reduce((last, { createdAt }) => (createdAt > last ? createdAt : last), "");
}
