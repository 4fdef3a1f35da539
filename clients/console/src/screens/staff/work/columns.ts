import type { KnownOrder, OrderStatus } from "../../../model.ts";

/** A column of the board: the status that it stands for. */
export interface Column {
  id: "toStart" | "inProgress" | "onHold" | "doneToday";
  status: OrderStatus;
}

/** The columns, in the order of reading. */
export const COLUMNS: readonly Column[] = [
  { id: "toStart", status: "PENDING" },
  { id: "inProgress", status: "IN_PROGRESS" },
  { id: "onHold", status: "ON_HOLD" },
  { id: "doneToday", status: "COMPLETED" },
];

/**
 * The orders of a column, those that are due first at the top; of what is done, the latest of this
 * day.
 */
export function ordersOf(
  { status }: Column,
  orders: readonly KnownOrder[],
  isToday: (time: string) => boolean,
): KnownOrder[] {
  const inColumn = orders.filter((order) => order.status === status);
  if (status !== "COMPLETED") return byUrgency(inColumn);
  // What is being completed at this moment has no time yet.
  return inColumn
    .filter(({ completedAt }) => !completedAt || isToday(completedAt))
    .sort((a, b) => compare(b.completedAt ?? "9", a.completedAt ?? "9"));
}

/** What is due first comes first, what was placed first among those without a date. */
export function byUrgency(orders: readonly KnownOrder[]): KnownOrder[] {
  return [...orders].sort(
    (a, b) =>
      dueAt(a) - dueAt(b) ||
      compare(a.createdAt, b.createdAt) ||
      compare(a.orderNumber, b.orderNumber),
  );
}

function dueAt({ estimatedCompletion }: KnownOrder): number {
  return estimatedCompletion ? new Date(estimatedCompletion).getTime() : Number.MAX_SAFE_INTEGER;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
