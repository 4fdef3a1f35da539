// Without a network, and with it again.
import type { BrowserContext, Page } from "@playwright/test";
import { keptOnDevice } from "./support/device.ts";
import { move, placeOrder, take } from "./support/orders.ts";
import { NewOrderPage } from "./support/pages/new-order.ts";
import { OrderPage } from "./support/pages/order.ts";
import { png } from "./support/png.ts";
import { arrive } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";
import { textsOf } from "./support/unsent.ts";

const photo = { name: "corner.png", mimeType: "image/png", buffer: png(90) };

test("offline, the page says so and keeps what is there", async ({ customer, deviceOf }) => {
  const order = await placeOrder(customer, "Rocking chair");
  const page = await deviceOf(customer, `/app/orders/${order.orderNumber}`);
  const shown = new OrderPage(page);
  await expect(shown.notesOrFiles).toBeVisible();

  await page.context().setOffline(true);
  await expect(banner(page)).toBeVisible();
  await expect(shown.title).toHaveText("Rocking chair");
  await page.getByRole("link", { name: "Orders", exact: true }).last().click();
  await expect(page.getByRole("heading", { name: "Orders", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(shown.title).toHaveText("Rocking chair");

  await page.context().setOffline(false);
  await expect(banner(page)).toHaveCount(0);
});

test("the app itself opens offline, and goes on by itself when the network is back", async ({
  customer,
  deviceOf,
}) => {
  const page = await deviceOf(customer, "/app/orders");
  await keptOnDevice(page);
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { name: "Orders", level: 1 })).toBeVisible();
});

test("what changed meanwhile is shown when the network is back", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Folding bed");
  const page = await deviceOf(customer, `/app/orders/${order.orderNumber}`);
  const shown = new OrderPage(page);
  await expect(shown.statusOf("Pending")).toBeVisible();
  const cut = await cutOff(page);
  await take(staff, order);
  await move(staff, order, ["IN_PROGRESS"]);
  await expect(shown.statusOf("Pending")).toBeVisible();
  await cut.end();
  await expect(shown.statusOf("In progress")).toBeVisible({ timeout: 15_000 });
});

test("a draft survives a reload", async ({ customer, deviceOf }) => {
  const page = await deviceOf(customer, "/app/orders/new");
  const form = new NewOrderPage(page);
  await page.context().setOffline(true);
  await form.title.fill("Letter box");
  await form.description.fill("For two flats.");
  await page.context().setOffline(false);
  await page.reload();
  await expect(form.title).toHaveValue("Letter box");
  await expect(form.description).toHaveValue("For two flats.");
  await arrive(page, "/app/");
  await expect(page.getByText("You began an order: Letter box")).toBeVisible();
});

test("a message that could not be sent is shown as waiting, and sent when the network is back", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Bread box");
  const page = await deviceOf(customer, `/app/orders/${order.orderNumber}`);
  const shown = new OrderPage(page);
  await expect(shown.notesOrFiles).toBeVisible();
  await page.context().setOffline(true);
  await shown.writeMessage("With a lid, please.");
  await expect(shown.note("With a lid, please.")).toHaveCount(1);
  await expect(shown.notes.getByText("Waits for the network")).toBeVisible();
  await expect(page.getByLabel("Your message")).toHaveValue("");

  await page.context().setOffline(false);
  await expect(shown.notes.getByText("Waits for the network")).toHaveCount(0);
  await expect(shown.note("With a lid, please.")).toHaveCount(1);
  await expect
    .poll(() => textsOf(customer, order), { timeout: 15_000 })
    .toEqual([["With a lid, please.", "CUSTOMER"]]);
});

test("an upload that was cut when the network went goes on when it is back", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Key rack");
  const page = await deviceOf(customer, `/app/orders/${order.orderNumber}`);
  const shown = new OrderPage(page);
  await expect(shown.notesOrFiles).toBeVisible();
  let sent = 0;
  await page.route("**/local-uploads-*/**", async (route) => {
    if (route.request().method() !== "PUT" || ++sent > 1) return route.continue();
    await page.context().setOffline(true);
    return route.abort("internetdisconnected");
  });
  await shown.addFiles([photo]);
  await expect(page.getByText("Waits for the network").first()).toBeVisible();
  await page.context().setOffline(false);
  await expect(shown.file("corner.png")).toBeVisible({ timeout: 20_000 });
  expect(sent).toBe(2);
});

test("an upload that was cut while the device stayed online can be tried again", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Wine rack");
  const page = await deviceOf(customer, `/app/orders/${order.orderNumber}`);
  const shown = new OrderPage(page);
  await expect(shown.notesOrFiles).toBeVisible();
  let sent = 0;
  await page.route("**/local-uploads-*/**", (route) => {
    const isFirst = route.request().method() === "PUT" && ++sent === 1;
    return isFirst ? route.abort("connectionreset") : route.continue();
  });
  await shown.addFiles([photo]);
  const again = page.getByRole("button", { name: "Try corner.png again" }).first();
  await again.or(shown.file("corner.png")).first().waitFor({ timeout: 20_000 });
  if (await again.isVisible()) await again.click();
  await expect(shown.file("corner.png")).toBeVisible({ timeout: 20_000 });
});

function banner(page: Page) {
  return page.getByText("You are offline. What you see may be out of date.");
}

/** No network until it ends. */
async function cutOff(page: Page): Promise<{ end(): Promise<void> }> {
  const context: BrowserContext = page.context();
  await context.setOffline(true);
  await expect(banner(page)).toBeVisible();
  return { end: () => context.setOffline(false) };
}
