// Every screen, for whoever sees it: nothing is in anybody's way, and nothing scrolls sideways.
import type { Page } from "@playwright/test";
import { expectNoBarriers } from "./support/barriers.ts";
import { expectNoSidewaysScroll } from "./support/layout.ts";
import { screens, type Audience } from "./support/screens.ts";
import { openShop, type Shop } from "./support/shop.ts";
import { test } from "./support/test.ts";

const LOOKS = [
  { name: "a phone by day", width: 390, colorScheme: "light" },
  { name: "a phone by night", width: 390, colorScheme: "dark" },
  { name: "a desk by day", width: 1280, colorScheme: "light" },
  { name: "a desk by night", width: 1280, colorScheme: "dark" },
] as const;

for (const audience of ["nobody", "customer", "staff"] as const) {
  for (const { name, width, colorScheme } of LOOKS) {
    test(`on ${name}, no screen has a barrier for ${audience}`, async ({
      customer,
      staff,
      device,
      deviceOf,
    }) => {
      test.setTimeout(240_000);
      const shop = await openShop(customer, staff);
      const options = { viewport: { width, height: 860 }, colorScheme };
      const page = await (audience === "nobody"
        ? device(options)
        : deviceOf(shop[audience], "/app/", options));
      await forEachScreen(page, audience, shop, async (screen) => {
        await expectNoBarriers(page, screen);
        await expectNoSidewaysScroll(page, screen);
      });
    });
  }

  test(`with 320 pixels, no screen scrolls sideways for ${audience}`, async ({
    customer,
    staff,
    device,
    deviceOf,
  }) => {
    test.setTimeout(120_000);
    const shop = await openShop(customer, staff);
    const options = { viewport: { width: 320, height: 640 } };
    const page = await (audience === "nobody" ? device(options) : deviceOf(shop[audience], "/app/", options));
    await forEachScreen(page, audience, shop, (screen) => expectNoSidewaysScroll(page, screen));
  });
}

async function forEachScreen(
  page: Page,
  audience: Audience,
  shop: Shop,
  look: (name: string) => Promise<void>,
) {
  for (const screen of screens[audience]) {
    await test.step(screen.name, async () => {
      await screen.open(page, shop);
      await look(screen.name);
    });
  }
}
