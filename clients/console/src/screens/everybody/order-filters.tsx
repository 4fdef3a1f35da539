import type { ComponentChildren } from "preact";
import { addresses } from "../../addresses.ts";
import { Chip } from "../../components/chip.tsx";
import { Icon } from "../../components/icon.tsx";
import { SearchBox } from "../../components/search-box.tsx";
import { StatusShape } from "../../components/status-badge.tsx";
import { queryOf, type OrderFilter } from "../../lib/order-filter.ts";
import { OPEN_STATUSES, STATUSES } from "../../lib/order-state.ts";
import { texts } from "../../texts/index.ts";

/** Search, states and sorting over the list of orders. */
export function OrderFilters({
  filter,
  address = addresses.orders,
  onChange,
  save,
  children,
}: {
  filter: OrderFilter;
  /** The list that is filtered. */
  address?: string;
  onChange(filter: OrderFilter): void;
  /** What keeps the filter. */
  save?: ComponentChildren;
  /** What else it is filtered by. */
  children?: ComponentChildren;
}) {
  const t = texts.value;
  const { status, overdue, sort, search, ...others } = filter;
  const unsorted = { ...others, ...(search && { search }) };
  const kept = { ...unsorted, ...(sort && { sort }) };
  const open = status === OPEN_STATUSES;
  const chosen = open ? [] : (status?.split(",") ?? []);
  const hrefOf = (to: OrderFilter) => address + queryOf(to);
  return (
    <div class="filters">
      <SearchBox
        label={t.orders.search}
        search={search ?? ""}
        onSearch={(words) => {
          const { search: _, ...others } = filter;
          onChange({ ...others, ...(words && { search: words }) });
        }}
      />
      <select
        class="sort"
        aria-label={t.orders.sort}
        value={sort ?? ""}
        disabled={overdue === true}
        onChange={({ currentTarget }) => {
          const { sort: _, ...others } = filter;
          onChange({
            ...others,
            ...(currentTarget.value === "createdAt" && { sort: "createdAt" as const }),
          });
        }}
      >
        <option value="">{t.orders.newest}</option>
        <option value="createdAt">{t.orders.oldest}</option>
      </select>
      <nav class="chips" aria-label={t.orders.filters}>
        <Chip href={hrefOf(kept)} isCurrent={!status && !overdue}>
          {t.orders.all}
        </Chip>
        <Chip href={hrefOf({ ...kept, status: OPEN_STATUSES })} isCurrent={open}>
          {t.orders.open}
        </Chip>
        {STATUSES.map((of) => (
          <Chip key={of} href={hrefOf({ ...kept, status: of })} isCurrent={chosen.includes(of)}>
            <StatusShape status={of} />
            {t.status[of]}
          </Chip>
        ))}
        <Chip href={hrefOf({ ...unsorted, overdue: true })} isCurrent={overdue === true}>
          <Icon name="alert" class="small" />
          {t.orders.overdue}
        </Chip>
        {save}
      </nav>
      {children}
    </div>
  );
}
