import { texts } from "../texts/index.ts";
import { Button } from "./button.tsx";

/** The way to the next page of a list; says when that was all. */
export function LoadMore({
  hasNext,
  isLoading,
  onMore,
}: {
  hasNext: boolean;
  isLoading: boolean;
  onMore(): void;
}) {
  const t = texts.value;
  return (
    <div class="load-more">
      {hasNext ? (
        <Button isBusy={isLoading} onClick={onMore}>
          {isLoading ? t.orders.loadingMore : t.do.more}
        </Button>
      ) : (
        <p class="soft small">{t.orders.end}</p>
      )}
    </div>
  );
}
