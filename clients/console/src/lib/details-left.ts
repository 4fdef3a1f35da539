import type { ErrorDetail } from "@order-tracking/client";

/**
 * What is still wrong after fields were changed: what was said of them, or of what they are part
 * of, holds no longer.
 */
export function detailsLeft(
  details: readonly ErrorDetail[],
  changed: readonly string[],
): readonly ErrorDetail[] {
  const isChanged = ({ field }: ErrorDetail) =>
    changed.some((name) => name === field || name.startsWith(`${field}.`));
  return details.some(isChanged) ? details.filter((detail) => !isChanged(detail)) : details;
}
