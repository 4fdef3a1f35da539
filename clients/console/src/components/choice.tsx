import { useId } from "preact/hooks";

/** One of the things to choose from, with what it means. */
export function Choice({
  type,
  name,
  label,
  hint,
  isChosen,
  isWrong = false,
  onChoose,
}: {
  type: "checkbox" | "radio";
  name: string;
  label: string;
  hint?: string | undefined;
  isChosen: boolean;
  isWrong?: boolean;
  onChoose(isChosen: boolean): void;
}) {
  const id = useId();
  return (
    <label class="choice">
      <input
        type={type}
        name={name}
        checked={isChosen}
        aria-labelledby={`${id}-name`}
        aria-describedby={hint && `${id}-hint`}
        {...(isWrong && { "aria-invalid": true })}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      />
      <span>
        <span id={`${id}-name`} class="choice-name">
          {label}
        </span>
        {hint && (
          <span id={`${id}-hint`} class="soft small">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
