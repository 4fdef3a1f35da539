import type { KnownOrder, OrderStatus } from "../model.ts";

/** Every state, in the order of the work. */
export const STATUSES: readonly OrderStatus[] = [
  "PENDING",
  "IN_PROGRESS",
  "ON_HOLD",
  "COMPLETED",
  "CANCELLED",
];

/** Nothing more happens to it. */
export function isFinal({ status }: Pick<KnownOrder, "status">): boolean {
  return status === "COMPLETED" || status === "CANCELLED";
}

/**
 * The first state is the one in which its owner may change what was ordered; the API has the last
 * word.
 */
export function isEditableByOwner({ status }: Pick<KnownOrder, "status">): boolean {
  return status === "PENDING";
}

/** The states that a customer's open orders can have. */
export const OPEN_STATUSES = "PENDING,IN_PROGRESS,ON_HOLD";
