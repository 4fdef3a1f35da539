import type { KnownOrder } from "../model.ts";

/** The fields of an order that people change. */
export const CHANGEABLE = [
  "title",
  "status",
  "assigneeId",
  "estimatedCompletion",
  "description",
  "special_instructions",
] as const;

/** A field that people change. */
export type Changeable = (typeof CHANGEABLE)[number];

/** The fields that differ. What is not known of one of the two does not differ. */
export function changedFields(before: KnownOrder, now: KnownOrder): Changeable[] {
  return CHANGEABLE.filter(
    (field) =>
      before[field] !== undefined && now[field] !== undefined && before[field] !== now[field],
  );
}
