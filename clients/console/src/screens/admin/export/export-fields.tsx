import { CheckField } from "../../../components/check-field.tsx";
import { CheckList } from "../../../components/check-list.tsx";
import { SelectField, TextField } from "../../../components/field.tsx";
import type { Form } from "../../../components/form.tsx";
import { dayIn } from "../../../lib/chosen-days.ts";
import { STATUSES } from "../../../lib/order-state.ts";
import { texts } from "../../../texts/index.ts";
import { PersonPicker } from "../people/person-picker.tsx";
import { AssigneeField } from "./assignee-field.tsx";
import type { ExportFilter } from "./export-filter.ts";
import { exportTexts } from "./texts/index.ts";

/** Which orders: the filters of their list. */
export function ExportFields({ form }: { form: Form<ExportFilter> }) {
  const t = exportTexts.value;
  const status = form.field("status");
  const customer = form.field("customerId");
  return (
    <section class="card stack" aria-labelledby="which">
      <h2 id="which">{t.which}</h2>
      <CheckList
        {...status}
        isCompact
        label={t.status}
        hint={t.statusHint}
        value={status.value.replaceAll(",", " ")}
        onValue={(chosen) => status.onValue(chosen.replaceAll(" ", ","))}
        options={STATUSES.map((of) => ({ value: of, label: texts.value.status[of] }))}
      />
      <div class="field-pair">
        <Day form={form} name="from" label={t.from} />
        <Day form={form} name="to" label={t.to} />
      </div>
      <div class="field-pair">
        <AssigneeField field={form.field("assigneeId")} />
        <PersonPicker
          label={t.customer}
          chosen={customer.value || undefined}
          error={customer.error}
          onChoose={(id) => customer.onValue(id ?? "")}
        />
      </div>
      <TextField
        {...form.field("search")}
        label={t.search}
        hint={t.searchHint}
        autoComplete="off"
      />
      <CheckField
        name="overdue"
        label={t.overdue}
        hint={t.overdueHint}
        isChecked={form.values.overdue === "true"}
        onChange={(isChecked) => form.set({ overdue: isChecked ? "true" : "" })}
      />
      <SelectField
        {...form.field("sort")}
        label={t.sort}
        options={[
          ["", texts.value.orders.newest],
          ["createdAt", texts.value.orders.oldest],
        ]}
      />
    </section>
  );
}

/** The day, and where the API finds too many orders, what to do. */
function Day({
  form,
  name,
  label,
}: {
  form: Form<ExportFilter>;
  name: "from" | "to";
  label: string;
}) {
  const t = exportTexts.value;
  const field = form.field(name);
  const isTooMany = name === "from" && /\d{5}/.test(field.error ?? "");
  return (
    <TextField
      {...field}
      value={dayIn(field.value)}
      label={label}
      hint={isTooMany ? t.tooMany : undefined}
      type="date"
    />
  );
}
