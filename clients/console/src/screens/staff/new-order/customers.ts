import type { Schema } from "@order-tracking/client";
import { api } from "../../../api.ts";

/** Somebody who can order: with an account, or a contact whom staff wrote down. */
export type FoundCustomer = Schema<"FoundCustomer">;

/** What people are looked for by. */
export type CustomerSearch = { email: string } | { phone: string };

/** What was typed, as what it looks like; a number as people write it. */
export function searchOf(typed: string): CustomerSearch | null {
  const text = typed.trim();
  if (text.includes("@")) return { email: text };
  return /\d/.test(text) ? { phone: text } : null;
}

/** Those with exactly this address or number. */
export async function findCustomers(query: CustomerSearch): Promise<readonly FoundCustomer[]> {
  const { customers } = await api.get("/api/v1/users/customers", { params: { query } });
  return customers;
}
