import { useEffect, useMemo } from "preact/hooks";
import { OPEN_STATUSES } from "../../../lib/order-state.ts";
import type { KnownOrder } from "../../../model.ts";
import type { OrderList } from "../../../stores/order-list.ts";
import { orderList } from "../../../stores/order-lists.ts";
import { user } from "../../../stores/session.ts";

const MOST = 100; // Orders on a page.
const EVERYTHING = `${OPEN_STATUSES},COMPLETED`;

/** What somebody works on: the orders, whether they were loaded, and why not. */
export interface MyOrders {
  orders: readonly KnownOrder[];
  isReady: boolean;
  error: unknown;
  load(): void;
}

/**
 * The orders of who is signed in: open, and done. One call; who has done so much that the first
 * page is full asks for the open ones as well, so that none of them is missing.
 */
export function useMyOrders(): MyOrders {
  const all = useMemo(() => mine(EVERYTHING), []);
  const isFull = all.hasNext.value;
  const open = useMemo(() => (isFull ? mine(OPEN_STATUSES) : null), [isFull]);
  const hasMoreOpen = open?.hasNext.value && !open.isLoading.value && !open.error.value;
  useEffect(() => {
    if (hasMoreOpen) void open?.loadMore();
  }, [hasMoreOpen]);
  const lists = open ? [all, open] : [all];
  return {
    orders: once(lists.flatMap((list) => list.orders.value)),
    isReady: lists.every((list) => list.isReady.value),
    error: lists.map((list) => list.error.value).find(Boolean) ?? null,
    load: () => lists.forEach((list) => void list.load()),
  };
}

/** Asks again, where no live connection tells of what was taken. */
export function reloadMyOrders(): void {
  void mine(EVERYTHING).load();
}

function mine(status: string): OrderList {
  return orderList({
    query: { assigneeId: "me", status, limit: MOST },
    matches: (order) =>
      order.assigneeId === user.peek()?.id && status.split(",").includes(order.status),
    showsNewAtOnce: true,
  });
}

function once(orders: readonly KnownOrder[]): readonly KnownOrder[] {
  return [...new Map(orders.map((order) => [order.id, order])).values()];
}
