import type { OrderList } from "../../../stores/order-list.ts";
import { orderList } from "../../../stores/order-lists.ts";
import { isUntaken } from "../moves.ts";

/** The orders that nobody has taken; new ones appear at once. */
export function queueList(): OrderList {
  return orderList({
    query: { assigneeId: "none", sort: "createdAt", limit: 50 },
    matches: isUntaken,
    showsNewAtOnce: true,
  });
}
