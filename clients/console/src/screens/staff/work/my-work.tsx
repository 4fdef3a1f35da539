import { useState } from "preact/hooks";
import { addresses } from "../../../addresses.ts";
import { LinkButton } from "../../../components/button.tsx";
import { Page } from "../../../components/page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../components/states.tsx";
import { Tabs } from "../../../components/tabs.tsx";
import { dueState } from "../../../lib/due.ts";
import { daysUntil } from "../../../texts/format.ts";
import { useMedia, WIDE } from "../use-media.ts";
import { staffTexts } from "../texts/index.ts";
import { Board, type Filled } from "./board.tsx";
import { COLUMNS, ordersOf, type Column } from "./columns.ts";
import { useMyOrders } from "./my-orders.ts";

/** What somebody works on, by status: the home of staff. */
export function MyWork() {
  const t = staffTexts.value;
  const { orders, isReady, error, load } = useMyOrders();
  const columns = COLUMNS.map((column) => ({ column, orders: ordersOf(column, orders, isToday) }));
  const hasAny = columns.some((filled) => filled.orders.length > 0);
  return (
    <Page title={t.work.title} lead={hasAny && <Lead columns={columns} />}>
      {isReady ? (
        hasAny ? (
          <Columns columns={columns} />
        ) : (
          <EmptyState icon="board" title={t.work.emptyTitle} text={t.work.emptyText}>
            <LinkButton look="primary" icon="queue" href={addresses.queue}>
              {t.work.toQueue}
            </LinkButton>
          </EmptyState>
        )
      ) : error ? (
        <ErrorState error={error} onRetry={load} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Page>
  );
}

function Lead({ columns }: { columns: readonly Filled[] }) {
  const t = staffTexts.value.work;
  const open = columns
    .filter(({ column }) => column.status !== "COMPLETED")
    .flatMap(({ orders }) => orders);
  const overdue = open.filter((order) => dueState(order, daysUntil) === "overdue").length;
  return (
    <>
      <p class="row work-lead">
        <span>{t.count(open.length)}</span>
        {overdue > 0 && (
          <strong class="due" data-tone="bad">
            {t.overdue(overdue)}
          </strong>
        )}
      </p>
      <p class="small board-hint">{t.hint}</p>
    </>
  );
}

/** Side by side where there is room, else one behind each tab. */
function Columns({ columns }: { columns: readonly Filled[] }) {
  const t = staffTexts.value.work;
  const isWide = useMedia(WIDE);
  const [chosen, choose] = useState<Column["id"] | null>(null);
  if (isWide) return <Board columns={columns} />;
  // At first what is on the bench, or else what there is.
  const current =
    columns.find(({ column }) => column.id === chosen) ??
    [columns[1]!, ...columns].find(({ orders }) => orders.length > 0) ??
    columns[0]!;
  return (
    <div class="board-tabs">
      <Tabs
        label={t.board}
        current={current.column.id}
        onSelect={(id) => choose(id as Column["id"])}
        tabs={columns.map(({ column, orders }) => ({
          id: column.id,
          label: t.columns[column.id],
          count: orders.length,
        }))}
      >
        <Board columns={[current]} isSingle />
      </Tabs>
    </div>
  );
}

function isToday(time: string): boolean {
  return daysUntil(time) === 0;
}
