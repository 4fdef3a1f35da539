import { Avatar } from "../../../components/avatar.tsx";
import { fullName } from "../../../lib/full-name.ts";
import { staffTexts } from "../texts/index.ts";
import type { FoundCustomer } from "./customers.ts";

/** Who it is, and how they are reached. */
export function CustomerCard({ customer }: { customer: FoundCustomer }) {
  const t = staffTexts.value.place;
  const name = fullName(customer);
  const reach = [customer.email, customer.phone].filter(Boolean).join(" · ");
  return (
    <span class="customer-card">
      <Avatar name={name} />
      <span>
        <strong dir="auto">{name}</strong>
        <span class="soft small">{reach}</span>
        <span class="soft small">{customer.kind === "ACCOUNT" ? t.account : t.contact}</span>
      </span>
    </span>
  );
}
