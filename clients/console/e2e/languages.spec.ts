// Other languages: German, one that is longer than any, and one that is read from right to left.
import type { Page } from "@playwright/test";
import { AUDIENCES, test } from "./support/audiences.ts";
import { expectNoBarriers } from "./support/barriers.ts";
import { expectNoClippedButtons, expectNoSidewaysScroll } from "./support/layout.ts";
import { arrive, type Audience } from "./support/screens.ts";
import type { Shop } from "./support/shop.ts";
import { expect } from "./support/test.ts";

const GERMAN = { locale: "de-DE" };

test("who has a German browser is spoken to in German", async ({ customer, device }) => {
  const page = await device(GERMAN);
  await page.goto("/app/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", "de-DE");
  await page.getByLabel("E-Mail").fill(customer.email);
  await page.getByLabel("Passwort", { exact: true }).fill(customer.password);
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Hallo, Ada" })).toBeVisible();
  await expect(page).toHaveTitle(/Hallo, Ada/);
  await arrive(page, "/app/orders");
  await expect(page.getByRole("navigation", { name: "Filter" })).toContainText("In Arbeit");
});

test("who chooses a language and colours in the profile keeps them, whatever the browser has", async ({
  customer,
  deviceOf,
}) => {
  const page = await deviceOf(customer, "/app/profile");
  await page.getByLabel("Language").selectOption("Deutsch");
  await expect(page.getByRole("heading", { name: "Profil", level: 1 })).toBeVisible();
  await page.getByLabel("Farben").selectOption("Dunkel");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Profil", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a browser of a language that is not there is spoken to in English", async ({ device }) => {
  const page = await device({ locale: "ja-JP" });
  await page.goto("/app/sign-in");
  await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
});

const addresses: Record<Audience, (shop: Shop | null) => string[]> = {
  nobody: () => ["/app/sign-in", "/app/register", "/app/forgot-password"],
  customer: (shop) => [
    "/app/",
    "/app/orders",
    "/app/orders/new",
    `/app/orders/${shop!.waiting}`,
    `/app/orders/${shop!.inProgress}`,
    "/app/notifications",
    "/app/profile",
    "/app/sessions",
  ],
  staff: (shop) => [
    "/app/work",
    "/app/queue",
    "/app/scan",
    "/app/orders",
    "/app/orders/new",
    `/app/orders/${shop!.waiting}`,
    `/app/orders/${shop!.inProgress}`,
    `/app/orders/${shop!.inProgress}/print`,
  ],
  admin: (shop) => [
    "/app/admin",
    "/app/admin/analytics",
    "/app/admin/people",
    `/app/admin/people/${shop!.staff.user.id}`,
    "/app/admin/api-keys",
    "/app/admin/audit",
    "/app/admin/health",
    "/app/admin/export",
    "/app/admin/settings",
    "/app/admin/orders",
    "/app/orders/new",
    `/app/orders/${shop!.waiting}`,
    `/app/orders/${shop!.onHold}`,
  ],
};

for (const audience of AUDIENCES) {
  test(`texts that are 40 % longer, read from either side, have room for ${audience}`, async ({
    sit,
  }) => {
    test.setTimeout(180_000);
    const { page, shop } = await sit(audience);
    for (const address of addresses[audience](shop)) {
      await arrive(page, `${address}?locale=pseudo&dir=rtl`);
      await expectRoom(page, `${address} from right to left`);
      await expectNoBarriers(page, `${address} from right to left`);
      await page.evaluate(() => (document.documentElement.dir = "ltr"));
      await expectRoom(page, `${address} from left to right`);
    }
  });
}

/** Whatever the width. */
async function expectRoom(page: Page, where: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 860 });
    await expectNoSidewaysScroll(page, `${where}, on ${width} pixels`);
    await expectNoClippedButtons(page, `${where}, on ${width} pixels`);
  }
}
