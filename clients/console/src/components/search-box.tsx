import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icon.tsx";

const PAUSE = 350; // Typing stops for so long before it is searched.

/** Words to look for: searched when typing pauses, or at once with Enter. */
export function SearchBox({
  label,
  search,
  onSearch,
}: {
  label: string;
  search: string;
  onSearch(words: string): void;
}) {
  const [words, setWords] = useState(search);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => setWords(search), [search]);
  useEffect(() => () => clearTimeout(pause.current), []);
  const soon = (value: string) => {
    setWords(value);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => onSearch(value.trim()), PAUSE);
  };
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        clearTimeout(pause.current);
        onSearch(words.trim());
      }}
    >
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={words}
        onInput={({ currentTarget }) => soon(currentTarget.value)}
      />
    </form>
  );
}
