import type { ComponentChildren } from "preact";
import { isSenseless } from "../lib/error-text.ts";
import type { PagedList } from "../lib/paged-list.ts";
import { LoadMore } from "./load-more.tsx";
import { ErrorState, Skeleton } from "./states.tsx";

/** The rows of a paged list; a skeleton, an error or an empty state in their place. */
export function PagedRows<T>({
  list,
  label,
  empty,
  children,
}: {
  list: PagedList<T>;
  /** What the rows are, for who does not see the heading above them. */
  label: string;
  empty: ComponentChildren;
  /** A row, as an element of the list. */
  children(row: T): ComponentChildren;
}) {
  const rows = list.rows.value;
  const error = list.error.value;
  const hasNext = list.hasNext.value;
  if (isSenseless(error)) return <>{empty}</>;
  if (error && rows.length === 0)
    return <ErrorState error={error} onRetry={() => void list.load()} />;
  if (!list.isReady.value) return <Skeleton rows={6} />;
  if (rows.length === 0 && !hasNext) return <>{empty}</>;
  return (
    <div class="stack" aria-busy={list.isLoading.value}>
      {rows.length > 0 && (
        <ul class="order-rows" aria-label={label}>
          {rows.map(children)}
        </ul>
      )}
      {error ? (
        <ErrorState error={error} onRetry={() => void list.loadMore()} />
      ) : (
        <LoadMore
          hasNext={hasNext}
          isLoading={list.isLoading.value}
          onMore={() => void list.loadMore()}
        />
      )}
    </div>
  );
}
