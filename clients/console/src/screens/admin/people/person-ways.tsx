import { addresses } from "../../../addresses.ts";
import { Icon, type IconName } from "../../../components/icon.tsx";
import { queryOf } from "../../../lib/order-filter.ts";
import type { User } from "../../../model.ts";
import { peopleTexts } from "./texts/index.ts";

/** The ways to what somebody ordered, works on and did. */
export function PersonWays({ user: { id, role, kind } }: { user: User }) {
  const t = peopleTexts.value.person;
  const orders =
    role === "CUSTOMER"
      ? { href: addresses.allOrders + queryOf({ customerId: id }), label: t.placed }
      : { href: addresses.allOrders + queryOf({ assigneeId: id }), label: t.assigned };
  return (
    <nav class="order-rows" aria-label={t.orders}>
      <Way icon="orders" {...orders} />
      {kind === "ACCOUNT" && (
        <Way
          icon="audit"
          href={addresses.audit + queryOf({ actorId: id })}
          label={t.did}
          text={t.didText}
        />
      )}
    </nav>
  );
}

function Way({
  icon,
  href,
  label,
  text,
}: {
  icon: IconName;
  href: string;
  label: string;
  text?: string;
}) {
  return (
    <a class="person-way" href={href}>
      <Icon name={icon} />
      <span class="grow">
        {label}
        {text && <span class="soft small">{text}</span>}
      </span>
      <Icon name="next" class="small directed" />
    </a>
  );
}
