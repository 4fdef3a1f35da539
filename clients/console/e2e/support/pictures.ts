import { expect, type Page } from "@playwright/test";

const areWanted = process.env["SCREENSHOTS"] === "1";

/**
 * Keeps a picture of the whole page in `e2e/screenshots`, to look at; only where they are asked
 * for, since they take long.
 */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!areWanted) return;
  await expect.poll(() => page.evaluate(hasAllImages)).toBe(true);
  const path = `${import.meta.dirname}/../screenshots/${name.replaceAll(" ", "-")}.png`;
  await page.screenshot({ path, fullPage: true });
}

/** Those that are far down come when they are scrolled to. */
function hasAllImages(): boolean {
  return [...document.images].every(({ complete, loading }) => complete || loading === "lazy");
}
