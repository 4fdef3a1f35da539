import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Nothing is in the way of who uses the keyboard, a screen reader or little light. */
export function expectNoBarriers(page: Page, where: string): Promise<void> {
  return expectNothingFound(axe(page).withTags(RULES), `${where}: barriers`);
}

/**
 * The same of what depends on the colours alone: for a page without barriers, in its other colours.
 */
export function expectContrast(page: Page, where: string): Promise<void> {
  return expectNothingFound(axe(page).withRules("color-contrast"), `${where}: contrast`);
}

/** Without frames of other origins there is no need of a page of its own for each report. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}

async function expectNothingFound(builder: AxeBuilder, what: string): Promise<void> {
  const { violations } = await builder.analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`,
  );
  expect.soft(found, what).toEqual([]);
}
