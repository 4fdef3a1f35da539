import { useRef } from "preact/hooks";
import type { Resource } from "../../../lib/resource.ts";
import { useResource } from "../../../lib/use-resource.ts";
import { lookForPerson } from "../../../stores/people.ts";

/** Looks for somebody who is not known yet; each load goes on where the one before ended. */
export function useLookFor(id: string): Resource<{ next: string | null }> {
  const cursor = useRef<string | undefined>(undefined);
  return useResource(
    async (signal) => {
      const next = await lookForPerson(id, cursor.current, signal);
      cursor.current = next ?? undefined;
      return { next };
    },
    [id],
  );
}
