import { useMemo } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { addresses } from "../../addresses.ts";
import { LinkButton } from "../../components/button.tsx";
import { OrderRows } from "../../components/order-rows.tsx";
import { Page } from "../../components/page.tsx";
import { EmptyState } from "../../components/states.tsx";
import {
  filterFor,
  filterOf,
  isListedFor,
  matchesFilter,
  queryOf,
  type OrderFilter,
} from "../../lib/order-filter.ts";
import { roleApp } from "../../roles/index.ts";
import { orderList } from "../../stores/order-lists.ts";
import { user } from "../../stores/session.ts";
import { texts } from "../../texts/index.ts";
import { OrderFilters } from "./order-filters.tsx";

/** The orders that this person may see; the address is the filter. */
export function Orders() {
  const t = texts.value;
  const { query, route } = useLocation();
  const filter = filterFor(user.value?.role, filterOf(query));
  const key = queryOf(filter);
  const list = useMemo(() => listOf(filter), [key]);
  const { ordersElsewhere: Elsewhere, ordersViews: Views, ordersSave: Save } = roleApp.value ?? {};
  const isCustomer = user.value?.role === "CUSTOMER";
  const newOrder = (
    <LinkButton look="primary" icon="plus" href={addresses.newOrder}>
      {t.nav.newOrder}
    </LinkButton>
  );
  return (
    <Page title={t.orders.title} actions={isCustomer && newOrder}>
      {Views && <Views />}
      <OrderFilters
        filter={filter}
        save={Save && <Save />}
        onChange={(to) => route(addresses.orders + queryOf(to), true)}
      />
      <OrderRows
        list={list}
        showsCustomer={!isCustomer}
        empty={
          key === "" ? (
            <EmptyState icon="orders" title={t.orders.emptyTitle} text={t.orders.emptyText}>
              {isCustomer && newOrder}
              {Elsewhere && <Elsewhere />}
            </EmptyState>
          ) : (
            <EmptyState icon="search" title={t.orders.noneTitle} text={t.orders.noneText}>
              <LinkButton href={addresses.orders}>{t.orders.clearFilters}</LinkButton>
              {Elsewhere && <Elsewhere />}
            </EmptyState>
          )
        }
      />
    </Page>
  );
}

function listOf(filter: OrderFilter) {
  return orderList({
    query: { ...filter },
    matches: (order) =>
      (filter.assigneeId === "none" || isListedFor(user.peek(), order)) &&
      matchesFilter(filter, order, Date.now(), user.peek()?.id),
  });
}
