import type { ComponentChildren } from "preact";
import { isSenseless } from "../lib/error-text.ts";
import type { OrderList } from "../stores/order-list.ts";
import { texts } from "../texts/index.ts";
import { Button } from "./button.tsx";
import { LoadMore } from "./load-more.tsx";
import { OrderRow } from "./order-row.tsx";
import { ErrorState, Skeleton } from "./states.tsx";

/**
 * A list of orders: rows, what is new, the way to more; a skeleton, an error or an empty state in
 * its place.
 */
export function OrderRows({
  list,
  empty,
  showsCustomer = false,
  rows,
}: {
  list: OrderList;
  empty: ComponentChildren;
  showsCustomer?: boolean;
  /** The orders in another form than that of a simple list. */
  rows?(ids: readonly string[]): ComponentChildren;
}) {
  const t = texts.value.orders;
  const ids = list.ids.value;
  const waiting = list.waiting.value;
  if (isSenseless(list.error.value)) return <>{empty}</>;
  if (list.error.value && ids.length === 0) {
    return <ErrorState error={list.error.value} onRetry={() => void list.load()} />;
  }
  if (!list.isReady.value) return <Skeleton rows={6} />;
  if (ids.length === 0 && waiting === 0 && !list.hasNext.value) return <>{empty}</>;
  return (
    <div class="stack" aria-busy={list.isLoading.value}>
      <div role="status" class="fresh">
        {waiting > 0 && (
          <Button look="secondary" icon="upload" onClick={list.showWaiting}>
            {t.fresh(waiting)}
          </Button>
        )}
      </div>
      {rows ? (
        rows(ids)
      ) : (
        <ul class="order-rows">
          {ids.map((id) => (
            <OrderRow key={id} id={id} showsCustomer={showsCustomer} />
          ))}
        </ul>
      )}
      {list.error.value ? (
        <ErrorState error={list.error.value} onRetry={() => void list.loadMore()} />
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
