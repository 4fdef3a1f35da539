import { useState } from "preact/hooks";
import { addresses } from "../../../addresses.ts";
import { Button, LinkButton } from "../../../components/button.tsx";
import { SelectField, TextField } from "../../../components/field.tsx";
import { Icon } from "../../../components/icon.tsx";
import { dayOf, lastOfDay, startOfDay } from "../../../lib/due.ts";
import { fullName } from "../../../lib/full-name.ts";
import type { OrderFilter } from "../../../lib/order-filter.ts";
import type { KnownOrder } from "../../../model.ts";
import { colleagues } from "../../../stores/colleagues.ts";
import { user } from "../../../stores/session.ts";
import { ChooseCustomer, nameOfCustomer } from "./choose-customer.tsx";
import { ordersTexts } from "./texts/index.ts";

interface Part {
  filter: OrderFilter;
  /** Those that are shown: they know the names of whom is filtered by. */
  orders: readonly KnownOrder[];
  onChange(filter: OrderFilter): void;
}

/** What administrators filter by beside words and status: whose hands, whose orders, when. */
export function ShopFilters(part: Part) {
  const t = ordersTexts.value.filter;
  const { filter } = part;
  const on = [filter.assigneeId, filter.customerId, filter.from, filter.to].filter(Boolean).length;
  // On a phone there is only room for them while they are used.
  const [isOpen] = useState(() => on > 0 || matchMedia("(min-width: 64rem)").matches);
  return (
    <details class="shop-filters" open={isOpen}>
      <summary>
        <Icon name="filter" class="small" />
        {on > 0 ? t.moreCount(on) : t.more}
      </summary>
      <div class="shop-filter-fields">
        <AssigneeFilter {...part} />
        <CustomerFilter {...part} />
        <DayFilter {...part} name="from" label={t.from} momentOf={startOfDay} />
        <DayFilter {...part} name="to" label={t.to} momentOf={lastOfDay} />
        {on > 0 && (
          <LinkButton look="quiet" icon="close" href={addresses.allOrders}>
            {t.clear}
          </LinkButton>
        )}
      </div>
    </details>
  );
}

/** The filter with another value under a name; without it where there is none. */
function withValue(
  filter: OrderFilter,
  name: "assigneeId" | "customerId" | "from" | "to",
  value: string | null,
): OrderFilter {
  const { [name]: _, ...others } = filter;
  return value ? { ...others, [name]: value } : others;
}

function AssigneeFilter({ filter, orders, onChange }: Part) {
  const t = ordersTexts.value.filter;
  const { assigneeId = "" } = filter;
  const others = (colleagues.data.value ?? []).filter(({ id }) => id !== user.value?.id);
  const isKnown = ["", "none", "me"].includes(assigneeId) || others.some(byId(assigneeId));
  const gone = orders.find((order) => order.assigneeId === assigneeId)?.assignee;
  return (
    <SelectField
      name="assigneeId"
      label={t.assignee}
      value={assigneeId === user.value?.id ? "me" : assigneeId}
      options={[
        ["", t.anybody],
        ["none", t.nobody],
        ["me", t.me],
        ...others.map(({ id, name }) => [id, name] as const),
        ...(isKnown ? [] : [[assigneeId, gone ? fullName(gone) : t.somebody] as const]),
      ]}
      onValue={(value) => onChange(withValue(filter, "assigneeId", value))}
    />
  );
}

function byId(wanted: string) {
  return ({ id }: { id: string }) => id === wanted || wanted === user.peek()?.id;
}

function CustomerFilter({ filter, orders, onChange }: Part) {
  const t = ordersTexts.value.filter;
  const [isOpen, setOpen] = useState(false);
  const { customerId } = filter;
  const name = customerId ? (nameOfCustomer(customerId, orders) ?? t.oneCustomer) : t.anyCustomer;
  return (
    <div class="field">
      <span class="field-label" id="customer-filter">
        {t.customer}
      </span>
      <Button
        icon="person"
        class="filter-button"
        aria-labelledby="customer-filter customer-filter-name"
        onClick={() => setOpen(true)}
      >
        <span id="customer-filter-name" dir="auto">
          {name}
        </span>
      </Button>
      {isOpen && (
        <ChooseCustomer
          onClose={() => setOpen(false)}
          onChoose={(id) => {
            setOpen(false);
            onChange(withValue(filter, "customerId", id));
          }}
        />
      )}
    </div>
  );
}

function DayFilter({
  filter,
  onChange,
  name,
  label,
  momentOf,
}: Part & { name: "from" | "to"; label: string; momentOf(day: string): string | null }) {
  return (
    <TextField
      name={name}
      label={label}
      type="date"
      value={dayOf(filter[name])}
      onValue={(day) => {
        const moment = momentOf(day);
        // While a year is typed it is of the first century.
        if (!moment || moment >= "1970") onChange(withValue(filter, name, moment));
      }}
    />
  );
}
