// A picture of every screen, on a phone and on a desk, by day and by night, in e2e/screenshots: to look at.
import { screens } from "./support/screens.ts";
import { openShop } from "./support/shop.ts";
import { expect, test } from "./support/test.ts";

const SIZES = { 390: { width: 390, height: 844 }, 1280: { width: 1280, height: 860 } };

for (const audience of ["nobody", "customer", "staff"] as const) {
  test(`a picture of every screen for ${audience}`, async ({ customer, staff, device, deviceOf }) => {
    test.setTimeout(240_000);
    const shop = await openShop(customer, staff);
    const page = await (audience === "nobody" ? device() : deviceOf(shop[audience]));
    for (const screen of screens[audience]) {
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport);
        await screen.open(page, shop);
        await expect(page.locator("img").first().or(page.locator("h1"))).toBeVisible();
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          const name = `${audience}-${screen.name.replaceAll(" ", "-")}-${size}-${colorScheme}.png`;
          await page.screenshot({ path: `${import.meta.dirname}/screenshots/${name}`, fullPage: true });
        }
      }
    }
  });
}
