// Other languages: German, one that is longer than any, and one that is read from right to left.
import type { Page } from "@playwright/test";
import { expectNoClippedButtons, expectNoSidewaysScroll } from "./support/layout.ts";
import { arrive } from "./support/screens.ts";
import { openShop, type Shop } from "./support/shop.ts";
import { expect, test } from "./support/test.ts";

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

const WORLDS = {
  "texts that are 40 % longer": "locale=pseudo",
  "the same, read from right to left": "locale=pseudo&dir=rtl",
};
const PUBLIC = ["/app/sign-in", "/app/register", "/app/forgot-password"];

const addresses: Record<"customer" | "staff", (shop: Shop) => string[]> = {
  customer: ({ waiting, inProgress }) => [
    "/app/",
    "/app/orders",
    "/app/orders/new",
    `/app/orders/${waiting}`,
    `/app/orders/${inProgress}`,
    "/app/notifications",
    "/app/profile",
    "/app/sessions",
  ],
  staff: ({ waiting, inProgress }) => [
    "/app/work",
    "/app/queue",
    "/app/scan",
    "/app/orders",
    "/app/orders/new",
    `/app/orders/${waiting}`,
    `/app/orders/${inProgress}`,
    `/app/orders/${inProgress}/print`,
  ],
};

for (const [name, query] of Object.entries(WORLDS)) {
  test(`${name}: everything has room`, async ({ customer, staff, device, deviceOf }) => {
    test.setTimeout(180_000);
    const shop = await openShop(customer, staff);
    const guest = await device();
    for (const address of PUBLIC) await expectRoom(guest, address, query);
    for (const person of ["customer", "staff"] as const) {
      const page = await deviceOf(shop[person]);
      for (const address of addresses[person](shop)) await expectRoom(page, address, query);
    }
  });
}

async function expectRoom(page: Page, address: string, query: string): Promise<void> {
  await arrive(page, `${address}?${query}`);
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 860 });
    await expectNoSidewaysScroll(page, `${address} on ${width} pixels`);
    await expectNoClippedButtons(page, `${address} on ${width} pixels`);
  }
}
