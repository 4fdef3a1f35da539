import type { Schema } from "@order-tracking/client";
import { orderOf, type OrderValues } from "../../../lib/order-values.ts";
import type { CustomerSearch } from "./customers.ts";

/**
 * What is typed of an order for somebody; a new contact's fields are named as the API names them.
 */
export interface CounterValues extends OrderValues {
  "customer.firstName": string;
  "customer.lastName": string;
  "customer.email": string;
  "customer.phone": string;
}

export const NO_CONTACT = {
  "customer.firstName": "",
  "customer.lastName": "",
  "customer.email": "",
  "customer.phone": "",
};

/** What was looked for is what a new contact begins with. */
export function contactOf(search: CustomerSearch | null): Partial<CounterValues> {
  if (!search) return {};
  return "email" in search
    ? { "customer.email": search.email }
    : { "customer.phone": search.phone };
}

/** For whom: somebody who is known, or the contact that was typed. */
export type ForWhom = { customerId: string } | "new contact";

/** What is typed, as the API takes it. */
export function counterOrderOf(
  values: CounterValues,
  forWhom: ForWhom,
  assigneeId: string | null,
): Schema<"CreateOrder"> {
  return {
    ...orderOf(values),
    ...(forWhom === "new contact" ? { customer: newContact(values) } : forWhom),
    ...(assigneeId && { assigneeId }),
  };
}

function newContact(values: CounterValues) {
  const email = values["customer.email"].trim();
  const phone = values["customer.phone"].trim();
  return {
    firstName: values["customer.firstName"].trim(),
    lastName: values["customer.lastName"].trim(),
    ...(email && { email }),
    ...(phone && { phone }),
  };
}
