import { useId } from "preact/hooks";

/** Yes or no. */
export function CheckField({
  label,
  hint,
  name,
  isChecked,
  onChange,
}: {
  label: string;
  hint?: string;
  name: string;
  isChecked: boolean;
  onChange(isChecked: boolean): void;
}) {
  const id = useId();
  return (
    <div class="check-field">
      <input
        id={id}
        type="checkbox"
        name={name}
        checked={isChecked}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="soft small">
          {hint}
        </p>
      )}
    </div>
  );
}
