/** What a key means on the board: the focus goes to another card, or the card to another column. */
export type BoardKey = { step: "up" | "down" | "left" | "right" } | { column: number };

const STEPS: Readonly<Record<string, "up" | "down" | "left" | "right">> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** The meaning of a key, or null; left and right are those of the reader. */
export function boardKey(key: string, columns: number, isRtl: boolean): BoardKey | null {
  const step = STEPS[key];
  if (step === "left") return { step: isRtl ? "right" : "left" };
  if (step === "right") return { step: isRtl ? "left" : "right" };
  if (step) return { step };
  const digit = /^[1-9]$/.test(key) ? Number(key) : 0;
  return digit >= 1 && digit <= columns ? { column: digit - 1 } : null;
}

/**
 * The id that a step leads to, from the id at hand; null at the edge. Empty columns are stepped
 * over.
 */
export function stepTo(
  columns: readonly (readonly string[])[],
  id: string,
  step: "up" | "down" | "left" | "right",
): string | null {
  const at = columns.findIndex((ids) => ids.includes(id));
  const row = columns[at]?.indexOf(id) ?? -1;
  if (row === -1) return null;
  if (step === "up" || step === "down") return columns[at]![row + (step === "up" ? -1 : 1)] ?? null;
  const beside = step === "left" ? columns.slice(0, at).reverse() : columns.slice(at + 1);
  const next = beside.find((ids) => ids.length > 0);
  return next ? next[Math.min(row, next.length - 1)]! : null;
}
