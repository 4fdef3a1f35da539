import type { AuditEvent } from "../../../model.ts";

/** The names that events tell, by the ids of those who have them; the latest counts. */
export function namesIn(events: readonly AuditEvent[]): ReadonlyMap<string, string> {
  return new Map(
    [...events].reverse().flatMap(({ actor }) => (actor ? [[actor.id, actor.name]] : [])),
  );
}
