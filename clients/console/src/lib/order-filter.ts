import type { KnownOrder, User } from "../model.ts";
import { isFinal } from "./order-state.ts";

/** What a list of orders is filtered and sorted by; in the address as it is. */
export interface OrderFilter {
  status?: string;
  overdue?: boolean;
  search?: string;
  sort?: "createdAt";
}

/** The filter in an address. What is not known is left out. */
export function filterOf(query: Readonly<Record<string, string | undefined>>): OrderFilter {
  return {
    ...(query["status"] && { status: query["status"] }),
    ...(query["overdue"] === "true" && { overdue: true }),
    ...(query["search"]?.trim() && { search: query["search"].trim() }),
    ...(query["sort"] === "createdAt" && { sort: "createdAt" as const }),
  };
}

/** The query string of a filter: empty, or from `?` on. */
export function queryOf(filter: object): string {
  const query = new URLSearchParams(
    Object.entries(filter).map(([name, value]) => [name, String(value)]),
  );
  return query.size === 0 ? "" : `?${query}`;
}

/** Whether an order is in the list of orders of who looks: what staff hear of the queue is not. */
export function isListedFor(
  user: Pick<User, "id" | "role"> | null,
  { assigneeId }: KnownOrder,
): boolean {
  return user?.role !== "STAFF" || assigneeId === user.id;
}

/** Whether an order belongs to what is filtered so; null where only the API can tell. */
export function matchesFilter(
  filter: OrderFilter,
  order: KnownOrder,
  now = Date.now(),
): boolean | null {
  if (filter.search) return null;
  if (filter.status && !filter.status.split(",").includes(order.status)) return false;
  return !filter.overdue || isOverdue(order, now);
}

function isOverdue({ status, estimatedCompletion }: KnownOrder, now: number): boolean {
  return (
    !isFinal({ status }) && !!estimatedCompletion && new Date(estimatedCompletion).getTime() < now
  );
}
