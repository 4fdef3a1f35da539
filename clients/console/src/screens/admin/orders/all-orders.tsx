import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { addresses } from "../../../addresses.ts";
import { LinkButton } from "../../../components/button.tsx";
import { OrderRows } from "../../../components/order-rows.tsx";
import { Page } from "../../../components/page.tsx";
import { EmptyState } from "../../../components/states.tsx";
import { NOTHING_CHOSEN, type RowSelection } from "../../../lib/row-selection.ts";
import { filterOf, matchesFilter, queryOf, type OrderFilter } from "../../../lib/order-filter.ts";
import { colleagues } from "../../../stores/colleagues.ts";
import { keepLoaded } from "../../../stores/live.ts";
import type { OrderList } from "../../../stores/order-list.ts";
import { orderList } from "../../../stores/order-lists.ts";
import { user } from "../../../stores/session.ts";
import { texts } from "../../../texts/index.ts";
import { OrderFilters } from "../../everybody/order-filters.tsx";
import { SaveThisView } from "../../staff/views/save-view.tsx";
import { SavedViews } from "../../staff/views/saved-views.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { BulkResultDialog } from "./bulk-result.tsx";
import { OrdersTable } from "./orders-table.tsx";
import { ShopFilters } from "./shop-filters.tsx";
import { ordersTexts } from "./texts/index.ts";

const PAGE = 50; // Rows are dense.

/** Every order of the shop; the address is the filter. */
export function AllOrders() {
  const t = ordersTexts.value;
  const { query, route } = useLocation();
  const filter = filterOf(query);
  const key = queryOf(filter);
  const list = useMemo(() => listOf(filter), [key]);
  const choice = useChoice(key);
  useEffect(() => keepLoaded(loadNames), []);
  const change = (to: OrderFilter) => route(addresses.allOrders + queryOf(to), true);
  return (
    <Page title={t.title} actions={<Actions query={key} />}>
      <SavedViews address={addresses.allOrders} current={key} />
      <OrderFilters
        filter={filter}
        address={addresses.allOrders}
        save={<SaveThisView current={key} />}
        onChange={change}
      >
        <ShopFilters filter={filter} orders={list.orders.value} onChange={change} />
      </OrderFilters>
      <OrderRows
        list={list}
        empty={<Nothing isFiltered={key !== ""} />}
        rows={(ids) => <OrdersTable ids={ids} choice={choice} />}
      />
      <BulkBar choice={choice} list={list} query={key} />
      <BulkResultDialog choice={choice} />
    </Page>
  );
}

/** The names of the filter seldom change; how much everybody has is asked where work is given. */
function loadNames(): void {
  if (colleagues.data.peek() === null) void colleagues.load();
}

/** What is chosen belongs to what is shown: another filter begins anew. */
function useChoice(key: string) {
  const choice = useSignal<RowSelection>(NOTHING_CHOSEN);
  useEffect(() => {
    choice.value = NOTHING_CHOSEN;
  }, [key]);
  return choice;
}

function Actions({ query }: { query: string }) {
  return (
    <>
      <LinkButton icon="download" href={addresses.export + query}>
        {ordersTexts.value.export}
      </LinkButton>
      <LinkButton look="primary" icon="plus" href={addresses.newOrder}>
        {texts.value.nav.newOrder}
      </LinkButton>
    </>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const t = texts.value;
  if (isFiltered) {
    return (
      <EmptyState icon="search" title={t.orders.noneTitle} text={t.orders.noneText}>
        <LinkButton href={addresses.allOrders}>{t.orders.clearFilters}</LinkButton>
      </EmptyState>
    );
  }
  const { emptyTitle, emptyText } = ordersTexts.value;
  return (
    <EmptyState icon="orders" title={emptyTitle} text={emptyText}>
      <LinkButton look="primary" icon="plus" href={addresses.newOrder}>
        {t.nav.newOrder}
      </LinkButton>
    </EmptyState>
  );
}

function listOf(filter: OrderFilter): OrderList {
  return orderList({
    query: { ...filter, limit: PAGE },
    matches: (order) => matchesFilter(filter, order, Date.now(), user.peek()?.id),
  });
}
