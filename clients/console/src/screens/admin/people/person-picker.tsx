import { useEffect, useId } from "preact/hooks";
import { IconButton } from "../../../components/button.tsx";
import { Icon } from "../../../components/icon.tsx";
import { knownName, lookForPerson } from "../../../stores/people.ts";
import { FindPerson } from "./find-person.tsx";
import { peopleTexts } from "./texts/index.ts";

/** Somebody, found by name or address and told by their id; or nobody in particular. */
export function PersonPicker({
  label,
  chosen,
  error,
  onChoose,
}: {
  label: string;
  chosen: string | undefined;
  error?: string | undefined;
  onChoose(id: string | undefined): void;
}) {
  const t = peopleTexts.value.picker;
  const id = useId();
  useNameOf(chosen);
  const name = chosen && (knownName(chosen) ?? t.unnamed);
  return (
    <div class="field">
      {name ? (
        <>
          <span class="field-name">{label}</span>
          <span class="person-chosen">
            <span dir="auto">{name}</span>
            <IconButton
              icon="close"
              iconClass="small"
              label={t.takeAway(name)}
              onClick={() => onChoose(undefined)}
            />
          </span>
        </>
      ) : (
        <>
          <label for={id}>{label}</label>
          <FindPerson id={id} isWrong={!!error} onChoose={(user) => onChoose(user.id)} />
        </>
      )}
      {error && (
        <p class="field-error">
          <Icon name="alert" class="small" />
          {error}
        </p>
      )}
    </div>
  );
}

/** An address names nobody: who is not known yet is looked for. */
function useNameOf(id: string | undefined): void {
  useEffect(() => {
    if (!id || knownName(id) !== null) return;
    const current = new AbortController();
    // Without a name there is still who was chosen.
    lookForPerson(id, undefined, current.signal).catch(() => {});
    return () => current.abort();
  }, [id]);
}
