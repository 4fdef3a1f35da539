import { addresses } from "../../addresses.ts";
import { queryOf, type OrderFilter } from "../../lib/order-filter.ts";
import type { Dashboard } from "../../model.ts";
import { formatNumber } from "../../texts/format.ts";
import { texts } from "../../texts/index.ts";

/** One's orders in numbers; each leads to what it counts. */
export function Totals({ totals }: { totals: Dashboard["orders"] }) {
  const t = texts.value;
  return (
    <section class="stack" aria-labelledby="totals">
      <h2 id="totals">{t.home.totals}</h2>
      <ul class="totals">
        <Total name={t.status.PENDING} count={totals.pending} filter={{ status: "PENDING" }} />
        <Total
          name={t.status.IN_PROGRESS}
          count={totals.inProgress}
          filter={{ status: "IN_PROGRESS" }}
        />
        <Total name={t.status.ON_HOLD} count={totals.onHold} filter={{ status: "ON_HOLD" }} />
        <Total
          name={t.status.COMPLETED}
          count={totals.completed}
          filter={{ status: "COMPLETED" }}
        />
        <Total
          name={t.home.overdue}
          count={totals.overdue}
          filter={{ overdue: true }}
          isBad={totals.overdue > 0}
        />
        <Total name={t.home.total} count={totals.total} filter={{}} />
      </ul>
    </section>
  );
}

function Total({
  name,
  count,
  filter,
  isBad,
}: {
  name: string;
  count: number;
  filter: OrderFilter;
  isBad?: boolean;
}) {
  return (
    <li>
      <a class="total" href={addresses.orders + queryOf(filter)}>
        <span class="soft small">{name}</span>
        <span class={`total-count number ${isBad ? "bad" : ""}`}>{formatNumber(count)}</span>
      </a>
    </li>
  );
}
