import { Icon } from "./icon.tsx";

/** What stands with a field, or a group of them, by the id that its words are found under. */
export interface WordsOfField {
  id: string;
  /** What to enter. */
  hint?: string | undefined;
  /** What is wrong with it. */
  error?: string | undefined;
}

/** The ids of the words, for `aria-describedby`; empty where there are none. */
export function describedBy({ id, hint, error }: WordsOfField): string {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
}

/** What is wrong, and what to enter. */
export function FieldWords({ id, hint, error }: WordsOfField) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} class="field-error">
          <Icon name="alert" class="small" />
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} class="soft small">
          {hint}
        </p>
      )}
    </>
  );
}
