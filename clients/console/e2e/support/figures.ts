import { test } from "@playwright/test";

/** The kind of annotation that carries a figure. */
export const FIGURE = "figure";

/** Something that was measured; printed at the end of the run. */
export interface Figure {
  name: string;
  value: string;
  limit?: string;
}

/** Keeps a figure for the table at the end. */
export function keepFigure(name: string, value: string, limit?: string): void {
  const figure: Figure = { name, value, ...(limit !== undefined && { limit }) };
  test.info().annotations.push({ type: FIGURE, description: JSON.stringify(figure) });
}
