import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Avatar } from "../../../components/avatar.tsx";
import { TextField } from "../../../components/field.tsx";
import { Icon } from "../../../components/icon.tsx";
import { ErrorState, Skeleton } from "../../../components/states.tsx";
import { colleagues, type Colleague } from "../../../stores/colleagues.ts";
import { keepLoaded } from "../../../stores/live.ts";
import { user } from "../../../stores/session.ts";
import { ordersTexts } from "./texts/index.ts";

const MANY = 8; // From so many on, there is a search.

/** Nobody, as a value of the choice. */
export const NOBODY = "none";

/** Whom work is given to: by name, with how much they have already. */
export function ChooseColleague({
  value,
  error,
  onValue,
}: {
  /** An id, `NOBODY`, or empty. */
  value: string;
  error: string | undefined;
  onValue(value: string): void;
}) {
  const t = ordersTexts.value.assign;
  const [words, setWords] = useState("");
  useEffect(() => keepLoaded(colleagues.load), []);
  const all = colleagues.data.value;
  if (!all && colleagues.error.value)
    return <ErrorState error={colleagues.error.value} onRetry={() => void colleagues.load()} />;
  if (!all) return <Skeleton rows={3} />;
  const shown = all.filter(({ name }) => isCalled(name, words));
  return (
    <div class="stack tight">
      {all.length > MANY && (
        <TextField name="find" label={t.find} value={words} onValue={setWords} autoComplete="off" />
      )}
      <fieldset class="options">
        <legend class="visually-hidden">{t.who}</legend>
        <Option value={NOBODY} chosen={value} onValue={onValue}>
          <span class="avatar" aria-hidden="true">
            <Icon name="queue" class="small" />
          </span>
          <span class="option-text">
            {t.nobody}
            <span class="soft small">{t.nobodyHint}</span>
          </span>
        </Option>
        {shown.map((colleague) => (
          <Option key={colleague.id} value={colleague.id} chosen={value} onValue={onValue}>
            <Avatar name={colleague.name} />
            <Text colleague={colleague} />
          </Option>
        ))}
      </fieldset>
      {shown.length === 0 && (
        <p class="soft small" role="status">
          {t.none}
        </p>
      )}
      {error && <p class="field-error">{error}</p>}
    </div>
  );
}

function Text({ colleague: { id, name, open } }: { colleague: Colleague }) {
  const t = ordersTexts.value.assign;
  return (
    <span class="option-text">
      <span>
        <span dir="auto">{name}</span>
        {id === user.value?.id && <span class="soft"> ({t.me})</span>}
      </span>
      <span class="soft small">{t.open(open)}</span>
    </span>
  );
}

function isCalled(name: string, words: string): boolean {
  return name.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase());
}

function Option({
  value,
  chosen,
  onValue,
  children,
}: {
  value: string;
  chosen: string;
  onValue(value: string): void;
  children: ComponentChildren;
}) {
  const option = useRef<HTMLLabelElement>(null);
  // Among many the chosen one may be outside of what is seen.
  useEffect(() => {
    if (value === chosen) option.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <label class="option" ref={option}>
      <input
        type="radio"
        name="assigneeId"
        value={value}
        checked={value === chosen}
        onChange={() => onValue(value)}
      />
      {children}
    </label>
  );
}
