// A picture of every screen, on a phone and on a desk, by day and by night, in e2e/screenshots: to look at.
import { expect } from "@playwright/test";
import { AUDIENCES, test } from "./support/audiences.ts";
import { screens } from "./support/screens.ts";

const SIZES = { 390: { width: 390, height: 844 }, 1280: { width: 1280, height: 860 } };

for (const audience of AUDIENCES) {
  test(`a picture of every screen for ${audience}`, async ({ sit }) => {
    test.setTimeout(300_000);
    const { page, shop } = await sit(audience);
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      for (const { name, open } of screens[audience]) {
        await open(page, shop);
        await expect.poll(() => page.evaluate(hasAllPictures)).toBe(true);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          const file = `${audience}-${name.replaceAll(" ", "-")}-${size}-${colorScheme}.png`;
          await page.screenshot({ path: `${import.meta.dirname}/screenshots/${file}`, fullPage: true });
        }
      }
    }
  });
}

/** Those that are far down come when they are scrolled to. */
function hasAllPictures(): boolean {
  return [...document.images].every(({ complete, loading }) => complete || loading === "lazy");
}
