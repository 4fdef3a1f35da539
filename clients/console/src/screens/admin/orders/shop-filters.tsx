import { useState } from "preact/hooks";
import { addresses } from "../../../addresses.ts";
import { LinkButton } from "../../../components/button.tsx";
import { SelectField, TextField } from "../../../components/field.tsx";
import { Icon } from "../../../components/icon.tsx";
import { dayIn, momentsOf } from "../../../lib/chosen-days.ts";
import { fullName } from "../../../lib/full-name.ts";
import type { OrderFilter } from "../../../lib/order-filter.ts";
import type { KnownOrder } from "../../../model.ts";
import { colleagues } from "../../../stores/colleagues.ts";
import { user } from "../../../stores/session.ts";
import { PersonPicker } from "../people/person-picker.tsx";
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
        <PersonPicker
          label={t.customer}
          chosen={filter.customerId}
          onChoose={(id) => part.onChange(withValue(filter, "customerId", id))}
        />
        <DayFilter {...part} name="from" label={t.from} />
        <DayFilter {...part} name="to" label={t.to} />
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
  value: string | undefined,
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

function DayFilter({
  filter,
  onChange,
  name,
  label,
}: Part & { name: "from" | "to"; label: string }) {
  return (
    <TextField
      name={name}
      label={label}
      type="date"
      value={dayIn(filter[name])}
      onValue={(day) => {
        const moment = momentsOf({ [name]: day })[name];
        // While a year is typed it is of the first century.
        if (!moment || moment >= "1970") onChange(withValue(filter, name, moment));
      }}
    />
  );
}
