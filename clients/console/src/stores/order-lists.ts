import { OrderList, type OrderListOptions } from "./order-list.ts";
import { whenSignedOut } from "./session.ts";

const MOST = 8;

const lists = new Map<string, { list: OrderList; end(): void }>();

/**
 * The list of a query: loaded when it is asked for first, then kept and followed for as long as it
 * is among the last few, so that going back to a list costs no request.
 */
export function orderList(options: OrderListOptions): OrderList {
  const key = JSON.stringify(options.query);
  const kept = lists.get(key);
  if (kept) {
    lists.delete(key);
    lists.set(key, kept);
    if (kept.list.error.peek()) void kept.list.load();
    return kept.list;
  }
  const list = new OrderList(options);
  lists.set(key, { list, end: list.follow() });
  dropOldest();
  return list;
}

function dropOldest(): void {
  const [oldest] = lists;
  if (!oldest || lists.size <= MOST) return;
  oldest[1].end();
  lists.delete(oldest[0]);
}

whenSignedOut(() => {
  for (const { end } of lists.values()) end();
  lists.clear();
});
