// Every screen, on a phone and on a desk, by day and by night: nothing in the way of anybody (axe), nothing that scrolls sideways.
// A picture of each is left in .screens to look at.
import { expect, test, type Page } from "@playwright/test";
import { expectNoBarriers } from "./barriers.ts";
import { CUSTOMER, signIn } from "./sign-in.ts";

const PUBLIC = ["sign-in", "register", "forgot-password", "set-password#token"];
const OF_CUSTOMERS = [
  "",
  "orders",
  "orders?status=ON_HOLD",
  "orders/new",
  "notifications",
  "profile",
  "sessions",
  "nowhere",
];
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 860 } };

for (const screen of PUBLIC) {
  test(`anybody can use /app/${screen}`, async ({ page }) => {
    await page.goto(`/app/${screen}`);
    await look(page, screen);
  });
}

test("a customer can use every screen of the portal", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, CUSTOMER);
  for (const screen of OF_CUSTOMERS) {
    await page.goto(`/app/${screen}`);
    await look(page, screen);
  }
  await page.goto("/app/orders");
  await page.locator(".order-row a").first().click();
  await look(page, "order");
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await look(page, "shortcuts");
});

test("texts that are 40 % longer and run from right to left have room", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, CUSTOMER);
  await page.setViewportSize(SIZES.phone);
  for (const screen of ["orders", "orders/new", "notifications", "profile"]) {
    await page.goto(`/app/${screen}?locale=pseudo&dir=rtl`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expect(page.locator(".skeleton")).toHaveCount(0);
    await page.screenshot({ path: `.screens/${fileName(screen)}-mirrored.png`, fullPage: true });
    await expectNoBarriers(page);
  }
});

async function look(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expect(page.locator(".skeleton")).toHaveCount(0);
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.screenshot({
        path: `.screens/${fileName(name)}-${size}-${colorScheme}.png`,
        fullPage: true,
      });
      await expectNoBarriers(page);
    }
  }
}

function fileName(screen: string): string {
  return screen.replaceAll(/[^a-z]+/gi, "-") || "home";
}
