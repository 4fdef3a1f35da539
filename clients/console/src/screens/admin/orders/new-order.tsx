import { useEffect } from "preact/hooks";
import { SelectField } from "../../../components/field.tsx";
import { colleagues } from "../../../stores/colleagues.ts";
import { keepLoaded } from "../../../stores/live.ts";
import { NewOrderAtCounter, type ChooseAssignee } from "../../staff/new-order/new-order.tsx";
import { ordersTexts } from "./texts/index.ts";

/** An order for a customer, given to anybody of the staff at once. */
export function NewOrderByAdmin() {
  return <NewOrderAtCounter assignee={AnyColleague} />;
}

const AnyColleague: ChooseAssignee = ({ value, error, onValue }) => {
  const t = ordersTexts.value.assign;
  useEffect(() => keepLoaded(colleagues.load), []);
  const all = colleagues.data.value ?? [];
  return (
    <SelectField
      name="assigneeId"
      label={t.who}
      hint={t.hint}
      error={error}
      value={value ?? ""}
      options={[
        ["", t.nobody],
        ...all.map(({ id, name, open }) => [id, `${name} – ${t.open(open)}`] as const),
      ]}
      onValue={(id) => onValue(id || null)}
    />
  );
};
