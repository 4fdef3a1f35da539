// What the shop's figures must be, counted from its orders one by one.
import type { Schema } from "@order-tracking/client";
import type { Person } from "./people.ts";

type Order = Schema<"OrderSummary">;

const PAGE = 100;

/** Every order of the shop. */
export async function allOrders({ api }: Person): Promise<Order[]> {
  const all: Order[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: PAGE, ...(cursor && { cursor }) };
    const { orders, pagination } = await api.get("/api/v1/orders", { params: { query } });
    all.push(...orders);
    cursor = pagination.nextCursor;
  } while (cursor);
  return all;
}

/** How many were created, completed and cancelled on a day, in UTC. */
export function countDay(all: readonly Order[], day: string): [number, number, number] {
  const on = (moment: string | null) => moment?.slice(0, 10) === day;
  const count = (counts: (order: Order) => boolean) => all.filter(counts).length;
  return [
    count(({ createdAt }) => on(createdAt)),
    count(({ completedAt }) => on(completedAt)),
    count(({ status, updatedAt }) => status === "CANCELLED" && on(updatedAt)),
  ];
}

/** How many are in a status. */
export function countStatus(all: readonly Order[], status: Order["status"]): number {
  return all.filter((order) => order.status === status).length;
}
