import type { KnownOrder, OrderStatus } from "../../../model.ts";

const IN_ORDER: readonly OrderStatus[] = [
  "PENDING",
  "IN_PROGRESS",
  "ON_HOLD",
  "COMPLETED",
  "CANCELLED",
];

/** A status that some orders can go to, and how many of them. */
export interface OfferedMove {
  to: OrderStatus;
  can: number;
}

/** Where at least one of these orders can go, by what the API offers for each. */
export function offeredMoves(orders: readonly KnownOrder[]): OfferedMove[] {
  const offers = orders.flatMap(({ allowedTransitions }) => allowedTransitions);
  return IN_ORDER.map((to) => ({
    to,
    can: offers.filter((offered) => offered === to).length,
  })).filter(({ can }) => can > 0);
}
