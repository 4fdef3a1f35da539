import { useId } from "preact/hooks";
import { Choice } from "./choice.tsx";
import { describedBy, FieldWords } from "./field-words.tsx";

/** Any of a few; as a value, those that are chosen with spaces between them. */
export function CheckList({
  label,
  name,
  value,
  error,
  hint,
  options,
  isCompact = false,
  onValue,
}: {
  label: string;
  name: string;
  value: string;
  error?: string | undefined;
  hint?: string;
  options: readonly { value: string; label: string; hint?: string }[];
  /** Beside each other, where each is a word. */
  isCompact?: boolean;
  onValue(value: string): void;
}) {
  const id = useId();
  const chosen = new Set(value.split(" "));
  const choose = (of: string, isChosen: boolean) =>
    onValue(
      options
        .map((option) => option.value)
        .filter((other) => (other === of ? isChosen : chosen.has(other)))
        .join(" "),
    );
  const described = describedBy({ id, hint, error });
  return (
    <fieldset
      class={`choices ${isCompact ? "compact" : ""}`}
      {...(described && { "aria-describedby": described })}
    >
      <legend>{label}</legend>
      <FieldWords id={id} hint={hint} error={error} />
      {options.map(({ value: of, ...words }) => (
        <Choice
          key={of}
          {...words}
          type="checkbox"
          name={name}
          isChosen={chosen.has(of)}
          isWrong={!!error}
          onChoose={(isChosen) => choose(of, isChosen)}
        />
      ))}
    </fieldset>
  );
}
