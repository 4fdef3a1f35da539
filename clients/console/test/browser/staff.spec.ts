// What the workbench promises to staff, in a browser and against a running API.
import { expect, test, type Page } from "@playwright/test";
import { expectNoBarriers } from "./barriers.ts";
import { signIn } from "./sign-in.ts";

const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const card = (page: Page, title: string) => page.locator(".work-card", { hasText: title });

/** Places an order for somebody at the counter, into the queue, and is then on its page. */
async function placeForSomebody(page: Page): Promise<{ title: string; orderNumber: string }> {
  const title = `Bench ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto("/app/orders/new");
  await page.getByRole("button", { name: "Somebody new" }).click();
  await page.getByLabel("First name").fill("Ottilie");
  await page.getByLabel("Phone").fill("+49 30 901820");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Assign it to me").uncheck();
  await page.getByRole("button", { name: "Place the order" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  return { title, orderNumber: page.url().split("/").at(-1)! };
}

test("an order is placed at the counter, taken, moved by key, drag and button, and done", async ({
  page,
}) => {
  await signIn(page, "staff");
  await expect(page).toHaveURL(/\/app\/work$/);
  const { title } = await placeForSomebody(page);
  await page.getByRole("button", { name: "Take", exact: true }).click();
  await expect(page.getByRole("button", { name: "Start", exact: true })).toBeVisible();

  await page.goto("/app/work");
  await card(page, title).getByRole("link").focus();
  await page.keyboard.press("2");
  await expect(column(page, "In progress").locator(card(page, title))).toBeVisible();
  await expect(card(page, title).getByRole("link")).toBeFocused();

  await expect(card(page, title).getByRole("button", { name: "Hold" })).toBeVisible();
  await card(page, title).dragTo(column(page, "On hold"));
  await card(page, title).getByRole("button", { name: "Resume", exact: true }).click();
  await card(page, title).getByRole("button", { name: "Complete", exact: true }).click();
  await expect(column(page, "Done today").locator(card(page, title))).toBeVisible();
});

test("a move that the API refuses is taken back, and says why", async ({ page }) => {
  await signIn(page, "staff");
  const { title } = await placeForSomebody(page);
  await page.getByRole("button", { name: "Take", exact: true }).click();
  await page.getByRole("button", { name: "Start", exact: true }).waitFor();
  await page.goto("/app/work");
  await page.route("**/status", (route) =>
    route.fulfill({
      status: 403,
      json: { success: false, error: { message: "No", code: "FORBIDDEN", details: [] } },
    }),
  );
  await card(page, title).getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByText(`${title} stays where it was.`)).toBeVisible();
  await expect(column(page, "To start").locator(card(page, title))).toBeVisible();
});

test("of two who take an order, the second hears that somebody was faster", async ({ page, browser }) => {
  await signIn(page, "staff");
  const { title } = await placeForSomebody(page);
  const other = await (await browser.newContext()).newPage();
  await signIn(other, "staff2", "/app/queue");
  const row = other.locator(".queue-row", { hasText: title });
  await row.waitFor();
  await other.route("**/assignee", async (route) => {
    await page.getByRole("button", { name: "Take", exact: true }).click();
    await page.getByRole("button", { name: "Start", exact: true }).waitFor();
    await route.continue();
  });
  await row.getByRole("button", { name: "Take", exact: true }).click();
  await expect(other.getByText("Somebody was faster")).toBeVisible();
  await expect(row).toHaveCount(0);
});

test("a note is for the shop alone, unless it is sent to the customer", async ({ page }) => {
  await signIn(page, "staff");
  await placeForSomebody(page);
  await page.getByRole("button", { name: "Take", exact: true }).click();
  await page.getByLabel("Note", { exact: true }).fill("Ask for the wood first");
  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(page.locator(".note", { hasText: "Ask for the wood" }).getByText("Internal")).toBeVisible();

  await page.getByText("The customer too").click();
  await page.getByLabel("Message to the customer").fill("It is oiled now");
  await page.getByRole("button", { name: "Send to the customer" }).click();
  await expect(page.locator(".note", { hasText: "oiled" }).getByText("Customer reads it")).toBeVisible();
  await expect(page.getByLabel("Note", { exact: true })).toHaveValue("");
});

test("a typed number opens its order, which prints on A5 and on a label", async ({ page }) => {
  await signIn(page, "staff");
  const { title, orderNumber } = await placeForSomebody(page);
  await page.goto("/app/scan");
  await page.getByLabel("Order number").fill(orderNumber.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Open the order" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);

  await page.getByRole("link", { name: "Print" }).click();
  await expect(page.getByRole("img", { name: `QR code of order ${orderNumber}` })).toBeVisible();
  expect(await sheetsOf(page)).toEqual(["148 × 210 mm"]);
  await page.getByRole("tab", { name: /Label/ }).click();
  expect(await sheetsOf(page)).toEqual(["62 × 29 mm"]);
});

/** The sheets that come out of the printer. */
async function sheetsOf(page: Page): Promise<string[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4);
  return [...pdf.matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => `${millimetres(width)} × ${millimetres(height)} mm`,
  );
}

test("staff can use every screen of the workbench", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "staff");
  const { orderNumber } = await placeForSomebody(page);
  for (const screen of [
    "work",
    "queue",
    "orders/new",
    "scan",
    `orders/${orderNumber}`,
    `orders/${orderNumber}/print`,
  ]) {
    await page.goto(`/app/${screen}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expect(page.locator(".skeleton")).toHaveCount(0);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 860 });
      await expectNoBarriers(page);
    }
  }
});
