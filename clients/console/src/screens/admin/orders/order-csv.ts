import { csvOf } from "../../../lib/csv.ts";
import { fullName } from "../../../lib/full-name.ts";
import type { KnownOrder } from "../../../model.ts";
import { texts } from "../../../texts/index.ts";
import { ordersTexts } from "./texts/index.ts";

/** Orders as a table for a spreadsheet; times as the API says them. */
export function orderCsv(orders: readonly KnownOrder[]): string {
  const t = ordersTexts.peek().column;
  const head = [
    ...[t.number, t.title, t.customer, t.email, t.assignee],
    ...[t.status, t.due, t.created, t.completed],
  ];
  return csvOf([head, ...orders.map(rowOf)]);
}

function rowOf(order: KnownOrder): string[] {
  return [
    order.orderNumber,
    order.title,
    fullName(order.customer),
    order.customer.email ?? "",
    order.assignee ? fullName(order.assignee) : "",
    texts.peek().status[order.status] ?? order.status,
    order.estimatedCompletion ?? "",
    order.createdAt,
    order.completedAt ?? "",
  ];
}
