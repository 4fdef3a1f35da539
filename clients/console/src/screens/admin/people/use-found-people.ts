import { useEffect, useState } from "preact/hooks";
import { api } from "../../../api.ts";
import type { User } from "../../../model.ts";
import { putPeople } from "../../../stores/people.ts";

const PAUSE = 300; // Typing stops for so long before it is searched.
const SHOWN = 8;

/** What was found: null while nothing was looked for, or it is on its way. */
export interface FoundPeople {
  people: readonly User[] | null;
  error: unknown;
}

const NOTHING: FoundPeople = { people: null, error: null };

/** Those whose name or address begins so. */
export function useFoundPeople(words: string): FoundPeople {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    setFound(NOTHING);
    if (!isSearchable(words)) return;
    const current = new AbortController();
    const pause = setTimeout(() => {
      search(words, current.signal).then(
        (people) => setFound({ people, error: null }),
        (error: unknown) => current.signal.aborted || setFound({ people: null, error }),
      );
    }, PAUSE);
    return () => {
      clearTimeout(pause);
      current.abort();
    };
  }, [words]);
  return found;
}

/** The API wants two letters or digits of one word at least. */
export function isSearchable(words: string): boolean {
  return /[\p{L}\p{N}]{2}/u.test(words);
}

async function search(words: string, signal: AbortSignal): Promise<readonly User[]> {
  const query = { search: words.trim(), limit: SHOWN };
  const { users } = await api.get("/api/v1/admin/users", { params: { query }, signal });
  putPeople(users);
  return users;
}
