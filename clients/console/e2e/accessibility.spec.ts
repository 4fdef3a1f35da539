// Every screen, for whoever sees it: nothing is in anybody's way, and nothing scrolls sideways.
import type { Page } from "@playwright/test";
import { AUDIENCES, test } from "./support/audiences.ts";
import { expectContrast, expectNoBarriers } from "./support/barriers.ts";
import { expectNoSidewaysScroll } from "./support/layout.ts";
import { keepPicture } from "./support/pictures.ts";
import { screens } from "./support/screens.ts";

const HEIGHT = 860;
const WIDTHS = { desk: 1280, phone: 390 };
const NARROWEST = 320;

for (const audience of AUDIENCES) {
  test(`on a phone and on a desk, by day and by night, no screen has a barrier for ${audience}`, async ({
    sit,
  }) => {
    test.setTimeout(600_000); // Administrators have many screens.
    const { page, shop } = await sit(audience);
    for (const { name, open } of screens[audience]) {
      await test.step(name, async () => {
        await open(page, shop);
        for (const [device, width] of Object.entries(WIDTHS)) {
          await page.setViewportSize({ width, height: HEIGHT });
          await expectToBeForEverybody(page, `${audience} ${name} ${device}`);
        }
        await page.setViewportSize({ width: NARROWEST, height: HEIGHT });
        await expectNoSidewaysScroll(page, `${name} on ${NARROWEST} pixels`);
      });
    }
  });
}

/** As it is shown, by day and by night. */
async function expectToBeForEverybody(page: Page, where: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await expectNoBarriers(page, where);
  await keepPicture(page, `${where} light`);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectContrast(page, `${where} dark`);
  await keepPicture(page, `${where} dark`);
  await expectNoSidewaysScroll(page, where);
}
