// Every screen, for whoever sees it: nothing is in anybody's way, and nothing scrolls sideways.
import { expectContrast, expectNoBarriers } from "./support/barriers.ts";
import { expectNoSidewaysScroll } from "./support/layout.ts";
import { screens } from "./support/screens.ts";
import { AUDIENCES, test } from "./support/audiences.ts";
import { keepPicture } from "./support/pictures.ts";

const HEIGHT = 860;
const DEVICES = { phone: { width: 390, narrowest: 320 }, desk: { width: 1280, narrowest: 1280 } };

for (const audience of AUDIENCES) {
  for (const [device, { width, narrowest }] of Object.entries(DEVICES)) {
    test(`on a ${device}, by day and by night, no screen has a barrier for ${audience}`, async ({ sit }) => {
      test.setTimeout(300_000);
      const { page, shop } = await sit(audience, { viewport: { width, height: HEIGHT } });
      for (const { name, open } of screens[audience]) {
        await test.step(name, async () => {
          await page.setViewportSize({ width, height: HEIGHT });
          await open(page, shop);
          await page.emulateMedia({ colorScheme: "light" });
          await expectNoBarriers(page, name);
          await keepPicture(page, `${audience} ${name} ${device} light`);
          await page.emulateMedia({ colorScheme: "dark" });
          await expectContrast(page, `${name}, dark`);
          await keepPicture(page, `${audience} ${name} ${device} dark`);
          await expectNoSidewaysScroll(page, name);
          await page.setViewportSize({ width: narrowest, height: HEIGHT });
          await expectNoSidewaysScroll(page, `${name} on ${narrowest} pixels`);
        });
      }
    });
  }
}
