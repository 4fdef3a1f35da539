import type { Actor, HistoryEvent } from "../model.ts";

/** Somebody whose name is known. */
export type Named = Pick<Actor, "id" | "name">;

/**
 * Whether somebody took an order themself, or to whom it was given; null where that is nobody, or
 * nobody who is known.
 */
export function assignmentOf(
  { changedBy, metadata }: Pick<HistoryEvent, "changedBy" | "metadata">,
  known: readonly Named[],
): "taken" | { to: Named } | null {
  const id = metadata?.changes?.["assigneeId"]?.to;
  if (!id) return null;
  if (id === changedBy.id) return "taken";
  const to = known.find((somebody) => somebody.id === id);
  return to ? { to } : null;
}
