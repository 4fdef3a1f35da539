import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { texts } from "../texts/index.ts";
import { IconButton } from "./button.tsx";
import { describedBy, FieldWords } from "./field-words.tsx";

interface Labelled {
  label: string;
  hint?: string | undefined;
  /** What the API or the form says is wrong. */
  error?: string | undefined;
  isOptional?: boolean;
}

interface Typed extends Labelled {
  name: string;
  value: string;
  onValue(value: string): void;
}

/** What else an input can be told. */
interface InputOptions {
  autoComplete?:
    "username" | "current-password" | "new-password" | "given-name" | "family-name" | "tel" | "off";
  inputMode?: "email" | "tel" | "url" | "numeric" | "decimal";
  /** The id of a `<datalist>`. */
  list?: string;
  maxLength?: number;
  placeholder?: string;
  required?: boolean;
}

interface Parts {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

/** A label, what it is for, and what is wrong with it, around something to fill in. */
function Field({
  label,
  hint,
  error,
  isOptional,
  children,
}: Labelled & { children(parts: Parts): ComponentChildren }) {
  const id = useId();
  const described = describedBy({ id, hint, error });
  return (
    <div class="field">
      <label for={id}>
        {label}
        {isOptional && <span class="soft optional"> {texts.value.form.optional}</span>}
      </label>
      {children({
        id,
        ...(described && { "aria-describedby": described }),
        ...(error && { "aria-invalid": true }),
      })}
      <FieldWords id={id} hint={hint} error={error} />
    </div>
  );
}

/** One line. */
export function TextField({
  label,
  hint,
  error,
  isOptional,
  onValue,
  type = "text",
  ...rest
}: Typed &
  InputOptions & {
    type?: "text" | "email" | "tel" | "date" | "number" | "url";
    min?: string;
    max?: string;
    step?: string;
  }) {
  return (
    <Field {...{ label, hint, error, isOptional: isOptional ?? false }}>
      {(parts) => (
        <input
          dir="auto"
          {...rest}
          {...parts}
          type={type as "text"}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Several lines; grows with what is written, and says how much room is left when it gets tight. */
export function TextArea({
  label,
  hint,
  error,
  isOptional,
  onValue,
  value,
  most,
  ...rest
}: Typed & { most?: number; rows?: number; placeholder?: string }) {
  const left = most === undefined ? Infinity : most - [...value].length;
  const room = left < 200 ? texts.value.form.left(left) : hint;
  return (
    <Field {...{ label, hint: room, error, isOptional: isOptional ?? false }}>
      {(parts) => (
        <textarea
          dir="auto"
          rows={3}
          {...rest}
          {...parts}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** One of a few. */
export function SelectField({
  label,
  hint,
  error,
  options,
  value,
  onValue,
  name,
}: Typed & { options: readonly (readonly [value: string, label: string])[] }) {
  return (
    <Field {...{ label, hint, error }}>
      {(parts) => (
        <select
          name={name}
          {...parts}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
        >
          {options.map(([of, name]) => (
            <option key={of} value={of}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A password, which can be shown while it is typed. */
export function PasswordField({
  label,
  hint,
  error,
  value,
  onValue,
  ...rest
}: Typed & InputOptions) {
  const [isShown, show] = useState(false);
  const t = texts.value.auth;
  return (
    <Field {...{ label, hint, error }}>
      {(parts) => (
        <div class="with-button">
          <input
            {...rest}
            {...parts}
            type={(isShown ? "text" : "password") as "text"}
            value={value}
            autocapitalize="off"
            spellcheck={false}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
          <IconButton
            icon={isShown ? "eye-off" : "eye"}
            label={isShown ? t.hidePassword : t.showPassword}
            onClick={() => show(!isShown)}
          />
        </div>
      )}
    </Field>
  );
}
