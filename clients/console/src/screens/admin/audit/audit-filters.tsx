import { ApiError } from "@order-tracking/client";
import { SelectField, TextField } from "../../../components/field.tsx";
import { dayIn } from "../../../lib/chosen-days.ts";
import { dayOf } from "../../../lib/due.ts";
import type { AuditType } from "../../../model.ts";
import { PersonPicker } from "../people/person-picker.tsx";
import { detailOf } from "../../../texts/details.ts";
import type { AuditFilter } from "./audit-filter.ts";
import { auditTexts } from "./texts/index.ts";

/** What, who and when; what the API says of one of them stands beside it. */
export function AuditFilters({
  filter,
  error,
  onChange,
}: {
  filter: AuditFilter;
  error: unknown;
  onChange(filter: AuditFilter): void;
}) {
  const t = auditTexts.value;
  const set = (name: keyof AuditFilter, value: string | undefined) => {
    const { [name]: _, ...others } = filter;
    onChange({ ...others, ...(value && { [name]: value }) });
  };
  const details = error instanceof ApiError ? error.details : [];
  const errorOf = (name: string) => detailOf(details, name);
  const today = dayOf(new Date());
  const types = Object.entries(t.types) as [AuditType, string][];
  return (
    <section class="filter-fields" aria-label={t.filters}>
      <SelectField
        name="type"
        label={t.type}
        value={filter.type ?? ""}
        error={errorOf("type")}
        options={[["", t.anyType], ...types]}
        onValue={(type) => set("type", type)}
      />
      <PersonPicker
        label={t.actor}
        chosen={filter.actorId}
        error={errorOf("actorId")}
        onChoose={(id) => set("actorId", id)}
      />
      <TextField
        name="from"
        type="date"
        label={t.from}
        value={dayIn(filter.from)}
        max={filter.to ? dayIn(filter.to) : today}
        error={errorOf("from")}
        onValue={(day) => set("from", day)}
      />
      <TextField
        name="to"
        type="date"
        label={t.to}
        value={dayIn(filter.to)}
        max={today}
        error={errorOf("to")}
        onValue={(day) => set("to", day)}
      />
    </section>
  );
}
