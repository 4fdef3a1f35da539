import { useState } from "preact/hooks";
import { SelectField } from "../../../components/field.tsx";
import { PersonPicker } from "../people/person-picker.tsx";
import { exportTexts } from "./texts/index.ts";

const SOMEBODY = "somebody";

/** In whose hands: anybody's, nobody's, one's own, or those of somebody who is found. */
export function AssigneeField({
  field: { name, value, error, onValue },
}: {
  field: { name: string; value: string; error: string | undefined; onValue(value: string): void };
}) {
  const t = exportTexts.value;
  const isId = value !== "" && !(value in t.assignees);
  const [isChoosing, setChoosing] = useState(isId);
  const choice = isChoosing || isId ? SOMEBODY : value;
  return (
    <div class="stack tight">
      <SelectField
        name={name}
        label={t.assignee}
        value={choice}
        error={choice === SOMEBODY ? undefined : error}
        options={Object.entries(t.assignees)}
        onValue={(chosen) => {
          setChoosing(chosen === SOMEBODY);
          onValue(chosen === SOMEBODY ? "" : chosen);
        }}
      />
      {choice === SOMEBODY && (
        <PersonPicker
          label={t.who}
          chosen={isId ? value : undefined}
          error={error}
          onChoose={(id) => onValue(id ?? "")}
        />
      )}
    </div>
  );
}
