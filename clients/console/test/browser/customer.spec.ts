// What the portal promises to a customer, in a browser and against a running API.
import { expect, test } from "@playwright/test";
import { expectNoBarriers } from "./barriers.ts";
import { CUSTOMER, signIn } from "./sign-in.ts";

test("a wrong password is said, and what was typed stays", async ({ page }) => {
  await page.goto("/app/sign-in");
  await page.getByLabel("E-mail").fill("customer@example.com");
  await page.getByLabel("Password", { exact: true }).fill("not this one");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("E-mail or password is not right");
  await expect(page.getByLabel("E-mail")).toHaveValue("customer@example.com");
});

test("an order is drafted, placed, edited, talked about and cancelled", async ({ page }) => {
  await signIn(page, CUSTOMER, "/app/orders/new");
  const title = `Shoe rack ${crypto.randomUUID().slice(0, 8)}`;

  await page.getByRole("button", { name: "Place the order" }).click();
  await expect(page.getByLabel("What should be made?")).toHaveAttribute("aria-invalid", "true");

  await page.getByLabel("What should be made?").fill(title);
  await page.getByLabel("Description").fill("Oak, 90 cm wide.");
  await page.reload();
  await expect(page.getByLabel("What should be made?")).toHaveValue(title);

  await page.getByRole("button", { name: "Place the order" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page).toHaveURL(/\/app\/orders\/ORD-/);

  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Description").fill("Oak, 100 cm wide.");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Oak, 100 cm wide.")).toBeVisible();

  await page.getByLabel("Your message").fill("<b>Is oil better than wax?</b>");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("<b>Is oil better than wax?</b>")).toBeVisible();

  await page.getByRole("button", { name: "Cancel order" }).click();
  await page.getByLabel("Reason").fill("Found one in the attic.");
  await expectNoBarriers(page);
  await page.getByRole("dialog").getByRole("button", { name: "Cancel order" }).click();
  await expect(page.getByText("This order was cancelled.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Edit" })).toHaveCount(0);
});

test("an order that somebody else changed is shown before it is overwritten", async ({ page, context }) => {
  await signIn(page, CUSTOMER, "/app/orders/new");
  await page.getByLabel("What should be made?").fill("Table, as it was");
  await page.getByRole("button", { name: "Place the order" }).click();
  await page.getByRole("heading", { name: "Table, as it was" }).waitFor();
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Description").fill("Oak");

  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: "Edit" }).click();
  await other.getByLabel("What should be made?").fill("Table, renamed elsewhere");
  await other.getByRole("button", { name: "Save" }).click();
  await other.getByRole("heading", { name: "Table, renamed elsewhere" }).waitFor();

  await page.getByRole("button", { name: "Save" }).click();
  const dialog = page.getByRole("dialog", { name: "This order has changed" });
  await expect(dialog).toContainText("Table, renamed elsewhere");
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Table, renamed elsewhere");
  await expect(page.getByText("Oak", { exact: true })).toBeVisible();
});

test("signing out reaches every tab, and nothing personal stays on the device", async ({ page, context }) => {
  await signIn(page, CUSTOMER, "/app/orders/new");
  await page.getByLabel("What should be made?").fill("Not for the next person");
  const other = await context.newPage();
  await other.goto("/app/profile");
  await other.getByRole("button", { name: "Sign out" }).first().click();
  await expect(other).toHaveURL(/\/app\/sign-in$/);
  await expect(page).toHaveURL(/\/app\/sign-in/);
  expect(await page.evaluate(() => Object.keys(localStorage).join())).toBe("");
});

test("what is not one's own does not exist", async ({ page }) => {
  await signIn(page, CUSTOMER, "/app/orders/ORD-20200101-AAAAAAA");
  await expect(page.getByRole("heading", { name: "There is no such order" })).toBeVisible();
});

test("the language and the theme follow the choice at once, and are remembered", async ({ page }) => {
  await signIn(page, CUSTOMER, "/app/profile");
  await page.getByLabel("Language").selectOption("Deutsch");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Profil");
  await page.getByLabel("Farben").selectOption("Dunkel");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Profil");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
