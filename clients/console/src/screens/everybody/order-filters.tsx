import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { addresses } from "../../addresses.ts";
import { Icon } from "../../components/icon.tsx";
import { StatusShape } from "../../components/status-badge.tsx";
import { queryOf, type OrderFilter } from "../../lib/order-filter.ts";
import { OPEN_STATUSES } from "../../lib/order-state.ts";
import type { OrderStatus } from "../../model.ts";
import { texts } from "../../texts/index.ts";

const STATUSES: readonly OrderStatus[] = [
  "PENDING",
  "IN_PROGRESS",
  "ON_HOLD",
  "COMPLETED",
  "CANCELLED",
];
const PAUSE = 350; // Typing stops for so long before it is searched.

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
      <Search
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
        <Chip to={kept} isCurrent={!status && !overdue}>
          {t.orders.all}
        </Chip>
        <Chip to={{ ...kept, status: OPEN_STATUSES }} isCurrent={status === OPEN_STATUSES}>
          {t.orders.open}
        </Chip>
        {STATUSES.map((of) => (
          <Chip key={of} to={{ ...kept, status: of }} isCurrent={status === of}>
            <StatusShape status={of} />
            {t.status[of]}
          </Chip>
        ))}
        <Chip to={{ ...(search && { search }), overdue: true }} isCurrent={overdue === true}>
          <Icon name="alert" class="small" />
          {t.orders.overdue}
        </Chip>
      </nav>
    </div>
  );
}

function Chip({
  to,
  isCurrent,
  children,
}: {
  to: OrderFilter;
  isCurrent: boolean;
  children: ComponentChildren;
}) {
  const chip = useRef<HTMLAnchorElement>(null);
  // On a phone the chosen one may be outside of what is seen.
  useEffect(() => {
    if (isCurrent) chip.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [isCurrent]);
  return (
    <a
      ref={chip}
      class="chip"
      href={addresses.orders + queryOf(to)}
      aria-current={isCurrent ? "true" : undefined}
    >
      {children}
    </a>
  );
}

function Search({ search, onSearch }: { search: string; onSearch(words: string): void }) {
  const t = texts.value.orders;
  const [words, setWords] = useState(search);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => setWords(search), [search]);
  useEffect(() => () => clearTimeout(pause.current), []);
  const soon = (value: string) => {
    setWords(value);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => onSearch(value.trim()), PAUSE);
  };
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        clearTimeout(pause.current);
        onSearch(words.trim());
      }}
    >
      <Icon name="search" />
      <input
        type="search"
        aria-label={t.search}
        placeholder={t.search}
        value={words}
        onInput={({ currentTarget }) => soon(currentTarget.value)}
      />
    </form>
  );
}
