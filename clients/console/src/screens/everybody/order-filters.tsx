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
  onChange,
}: {
  filter: OrderFilter;
  onChange(filter: OrderFilter): void;
}) {
  const t = texts.value;
  const { status, overdue, sort, search } = filter;
  const kept = { ...(search && { search }), ...(sort && { sort }) };
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
        <Chip href={to(kept)} isCurrent={!status && !overdue}>
          {t.orders.all}
        </Chip>
        <Chip href={to({ ...kept, status: OPEN_STATUSES })} isCurrent={status === OPEN_STATUSES}>
          {t.orders.open}
        </Chip>
        {STATUSES.map((of) => (
          <Chip key={of} href={to({ ...kept, status: of })} isCurrent={status === of}>
            <StatusShape status={of} />
            {t.status[of]}
          </Chip>
        ))}
        <Chip href={to({ ...(search && { search }), overdue: true })} isCurrent={overdue === true}>
          <Icon name="alert" class="small" />
          {t.orders.overdue}
        </Chip>
      </nav>
    </div>
  );
}

function to(filter: OrderFilter): string {
  return addresses.orders + queryOf(filter);
}
