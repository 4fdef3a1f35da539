import { useState } from "preact/hooks";
import { errorText } from "../../../lib/error-text.ts";
import type { User } from "../../../model.ts";
import { nameOf } from "../../../stores/people.ts";
import { peopleTexts } from "./texts/index.ts";
import { isSearchable, useFoundPeople, type FoundPeople } from "./use-found-people.ts";

/** A combobox: typing finds people, the arrow keys go through them, Enter takes one. */
export function FindPerson({
  id,
  isWrong,
  onChoose,
}: {
  id: string;
  isWrong: boolean;
  onChoose(user: User): void;
}) {
  const t = peopleTexts.value.picker;
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const [isOpen, open] = useState(false);
  const found = useFoundPeople(words);
  const people = found.people ?? [];
  const isShown = isOpen && isSearchable(words);
  const active = isShown ? people[at] : undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && isShown) open(false);
    else if (event.key === "Enter" && active) onChoose(active);
    else if (event.key === "ArrowDown") setAt(Math.min(at + 1, Math.max(people.length - 1, 0)));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <div class="person-picker">
      <input
        id={id}
        type="text"
        role="combobox"
        dir="auto"
        autoComplete="off"
        spellcheck={false}
        placeholder={t.placeholder}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-activedescendant={active && `${id}-${active.id}`}
        {...(isWrong && { "aria-invalid": true })}
        value={words}
        onInput={({ currentTarget }) => {
          setWords(currentTarget.value);
          setAt(0);
          open(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => open(false)}
      />
      {isShown && <Options id={id} found={found} active={active} onChoose={onChoose} />}
    </div>
  );
}

function Options({
  id,
  found: { people, error },
  active,
  onChoose,
}: {
  id: string;
  found: FoundPeople;
  active: User | undefined;
  onChoose(user: User): void;
}) {
  const t = peopleTexts.value;
  // A press keeps the focus where it is, so that the list is still there when it ends.
  const keepFocus = (event: Event) => event.preventDefault();
  if (!people?.length)
    return (
      <div class="person-options" role="status">
        <p class="soft">
          {error ? errorText(error) : people ? t.picker.nobody : t.picker.searching}
        </p>
      </div>
    );
  return (
    <div id={`${id}-list`} class="person-options" role="listbox" aria-label={t.title}>
      {people.map((user) => (
        <div
          key={user.id}
          id={`${id}-${user.id}`}
          role="option"
          aria-selected={user === active}
          onPointerDown={keepFocus}
          onClick={() => onChoose(user)}
        >
          <span dir="auto">{nameOf(user)}</span>
          <span class="soft small" dir="auto">
            {user.email ?? user.phone}
          </span>
        </div>
      ))}
    </div>
  );
}
