import type { KnownOrder, Role, User } from "../model.ts";
import { isFinal } from "./order-state.ts";

/** What a list of orders is filtered and sorted by; in the address as the API takes it. */
export interface OrderFilter {
  status?: string;
  /** `me`, `none` or somebody's id. */
  assigneeId?: string;
  customerId?: string;
  /** Placed then or later. */
  from?: string;
  /** Placed then or earlier. */
  to?: string;
  overdue?: boolean;
  search?: string;
  sort?: "createdAt";
}

const AS_GIVEN = ["status", "assigneeId", "customerId"] as const;
const MOMENTS = ["from", "to"] as const;

/** The filter in an address. What is not known is left out. */
export function filterOf(query: Readonly<Record<string, string | undefined>>): OrderFilter {
  const given = AS_GIVEN.filter((name) => query[name]);
  const moments = MOMENTS.filter((name) => !Number.isNaN(Date.parse(query[name] ?? "")));
  return {
    ...Object.fromEntries([...given, ...moments].map((name) => [name, query[name]])),
    ...(query["overdue"] === "true" && { overdue: true }),
    ...(query["search"]?.trim() && { search: query["search"].trim() }),
    ...(query["sort"] === "createdAt" && { sort: "createdAt" as const }),
  };
}

/** What of a filter is for this role: only administrators ask for the orders of others. */
export function filterFor(role: Role | undefined, filter: OrderFilter): OrderFilter {
  if (role === "ADMIN") return filter;
  const { assigneeId, customerId: _, ...others } = filter;
  return { ...others, ...(role === "STAFF" && assigneeId === "none" && { assigneeId }) };
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
  me: string | null = null,
): boolean | null {
  if (filter.search) return null;
  if (filter.status && !filter.status.split(",").includes(order.status)) return false;
  if (filter.customerId && filter.customerId !== order.customerId) return false;
  return (
    isAssignedTo(filter.assigneeId, order, me) &&
    isPlacedWithin(filter, order) &&
    (!filter.overdue || isOverdue(order, now))
  );
}

function isAssignedTo(
  wanted: string | undefined,
  { assigneeId }: KnownOrder,
  me: string | null,
): boolean {
  if (wanted === undefined) return true;
  if (wanted === "none") return !assigneeId;
  return assigneeId === (wanted === "me" ? me : wanted);
}

function isPlacedWithin({ from, to }: OrderFilter, { createdAt }: KnownOrder): boolean {
  const placed = Date.parse(createdAt);
  return (!from || placed >= Date.parse(from)) && (!to || placed <= Date.parse(to));
}

function isOverdue({ status, estimatedCompletion }: KnownOrder, now: number): boolean {
  return (
    !isFinal({ status }) && !!estimatedCompletion && new Date(estimatedCompletion).getTime() < now
  );
}
