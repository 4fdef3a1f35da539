import type { KnownOrder } from "../../model.ts";

/** For whom an order is. */
export function customerName({ customer }: Pick<KnownOrder, "customer">): string {
  return `${customer.firstName} ${customer.lastName}`.trim();
}
