import type { KnownOrder, OrderStatus } from "../model.ts";
import { isFinal } from "./order-state.ts";
import { dayIn, type Day } from "./shop-day.ts";

/** What of an order decides what it counts for. */
export interface OrderFacts {
  status: OrderStatus;
  isOpen: boolean;
  assignee: KnownOrder["assignee"];
  isOverdue: boolean;
  placed: Day;
  /** When it was completed or cancelled. */
  finished: Day | null;
  /** How many seconds it took to complete. */
  took: number | null;
}

/** In which zone days are, and until when something due is not yet overdue. */
export interface Clock {
  timeZone: string;
  /** When the figures were asked for: the API counted by the clock of that moment. */
  asOf: number;
}

/** What an order counts for, by the API's own definition. */
export function factsOf(order: KnownOrder, { timeZone, asOf }: Clock): OrderFacts {
  const { status, assignee, completedAt, createdAt, updatedAt, estimatedCompletion } = order;
  const isOpen = !isFinal(order);
  return {
    status,
    isOpen,
    assignee,
    isOverdue: isOpen && estimatedCompletion !== null && Date.parse(estimatedCompletion) < asOf,
    placed: dayIn(timeZone, createdAt),
    // A final order does not change any more.
    finished: isOpen ? null : dayIn(timeZone, completedAt ?? updatedAt),
    took: completedAt ? Math.floor((Date.parse(completedAt) - Date.parse(createdAt)) / 1000) : null,
  };
}
