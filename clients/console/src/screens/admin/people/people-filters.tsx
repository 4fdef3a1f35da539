import { addresses } from "../../../addresses.ts";
import { Chip } from "../../../components/chip.tsx";
import { SearchBox } from "../../../components/search-box.tsx";
import { queryOf } from "../../../lib/order-filter.ts";
import { ROLES, type PeopleFilter } from "./people-filter.ts";
import { peopleTexts } from "./texts/index.ts";

/** Search, roles and activity over the list of people. */
export function PeopleFilters({
  filter,
  onChange,
}: {
  filter: PeopleFilter;
  onChange(filter: PeopleFilter): void;
}) {
  const t = peopleTexts.value;
  const { search: _, ...withoutSearch } = filter;
  const { role, ...withoutRole } = filter;
  const { isActive, ...withoutActivity } = filter;
  const to = (changed: PeopleFilter) => addresses.people + queryOf(changed);
  return (
    <div class="filters people-filters">
      <SearchBox
        label={t.search}
        search={filter.search ?? ""}
        onSearch={(search) => onChange({ ...withoutSearch, ...(search && { search }) })}
      />
      <select
        class="sort"
        aria-label={t.activity}
        value={isActive === undefined ? "" : String(isActive)}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...withoutActivity, ...(value && { isActive: value === "true" }) })
        }
      >
        <option value="">{t.anyActivity}</option>
        <option value="true">{t.active}</option>
        <option value="false">{t.disabled}</option>
      </select>
      <nav class="chips" aria-label={t.filters}>
        <Chip href={to(withoutRole)} isCurrent={!role}>
          {t.everybody}
        </Chip>
        {ROLES.map((of) => (
          <Chip key={of} href={to({ ...withoutRole, role: of })} isCurrent={role === of}>
            {t.roles[of]}
          </Chip>
        ))}
      </nav>
    </div>
  );
}
