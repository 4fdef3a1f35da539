// What customers do with their orders, beside what the life of an order tells.
import { placeOrder } from "./support/orders.ts";
import { NewOrderPage } from "./support/pages/new-order.ts";
import { OrderPage } from "./support/pages/order.ts";
import { newAddress, newCustomer } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test("what is missing is said beside its field, where one is taken", async ({
  customer,
  deviceOf,
}) => {
  const form = new NewOrderPage(await deviceOf(customer, "/app/orders/new"));
  await form.place.click();
  await expect(form.title).toHaveAttribute("aria-invalid", "true");
  await expect(form.title).toBeFocused();

  const summary = form.page.getByText("Some fields need another look.");
  await expect(summary).toBeVisible();
  await form.title.fill("Table");
  await expect(form.title).not.toHaveAttribute("aria-invalid");
  await expect(summary).toHaveCount(0);
});

test("a password that is refused as common is not called fair beside it", async ({ device }) => {
  const page = await device();
  await page.goto("/app/register");
  const password = page.getByLabel("Password", { exact: true });
  const strength = page.locator(".strength");
  await page.getByLabel("First name").fill("Ada");
  await page.getByLabel("E-mail").fill(newAddress("common"));
  await password.fill("password");
  await expect(strength).toBeVisible();
  await page.getByRole("button", { name: "Create an account" }).click();
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await expect(strength).toHaveCount(0);
  await password.fill("password of mine");
  await expect(password).not.toHaveAttribute("aria-invalid");
  await expect(strength).toBeVisible();
});

test("an order is edited, and cancelled with a reason", async ({ customer, deviceOf }) => {
  const { orderNumber } = await placeOrder(customer, "Shoe rack", {
    description: "Oak, 90 cm wide.",
  });
  const page = await deviceOf(customer, `/app/orders/${orderNumber}`);
  const order = new OrderPage(page);
  await order.button("Edit").click();
  await page.getByLabel("Description").fill("Oak, 100 cm wide.");
  await order.button("Save").click();
  await expect(page.getByText("Oak, 100 cm wide.")).toBeVisible();

  await order.button("Cancel order").click();
  await page.getByLabel("Reason").fill("Found one in the attic.");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel order" }).click();
  await expect(page.getByText("This order was cancelled.")).toBeVisible();
  await expect(order.button("Edit")).toHaveCount(0);
});

test("what somebody else changed is shown before it is overwritten", async ({
  customer,
  deviceOf,
}) => {
  const { orderNumber } = await placeOrder(customer, "Table, as it was");
  const page = await deviceOf(customer, `/app/orders/${orderNumber}`);
  const order = new OrderPage(page);
  await order.button("Edit").click();
  await page.getByLabel("Description").fill("Oak");

  const elsewhere = new OrderPage(await page.context().newPage());
  await elsewhere.open(orderNumber);
  await elsewhere.button("Edit").click();
  await elsewhere.page.getByLabel("What should be made?").fill("Table, renamed elsewhere");
  await elsewhere.button("Save").click();
  await expect(elsewhere.title).toHaveText("Table, renamed elsewhere");

  await order.button("Save").click();
  const dialog = page.getByRole("dialog", { name: "This order has changed" });
  await expect(dialog).toContainText("Table, renamed elsewhere");
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(order.title).toHaveText("Table, renamed elsewhere");
  await expect(page.getByText("Oak", { exact: true })).toBeVisible();
});

test("on a phone the search says all of what it is, and the bell is seen behind its count", async ({
  customer,
  deviceOf,
}) => {
  const page = await deviceOf(customer, null, { viewport: { width: 390, height: 844 } });
  await page.route("**/api/v1/notifications", async (route) => {
    const answer = await route.fetch();
    const { data, ...rest } = await answer.json();
    await route.fulfill({
      response: answer,
      json: { ...rest, data: { ...data, unreadCount: 12 } },
    });
  });
  await page.goto("/app/orders");
  const room = await page.getByRole("searchbox", { name: "Search orders" }).evaluate((input) => {
    const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(input);
    const pen = document.createElement("canvas").getContext("2d")!;
    pen.font = font;
    const { width } = pen.measureText(input.getAttribute("placeholder")!);
    return (
      input.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd) - width
    );
  });
  expect(room).toBeGreaterThanOrEqual(0);

  const bell = page.getByRole("banner").getByRole("link", { name: "12 unread notifications" });
  await expect(bell).toContainText("9+");
  const icon = (await bell.locator(".icon").boundingBox())!;
  const count = (await bell.locator(".count").boundingBox())!;
  const width = icon.x + icon.width - count.x;
  const height = count.y + count.height - icon.y;
  expect((width * height) / (icon.width * icon.height)).toBeLessThan(0.3);
});

test("what is somebody else's does not exist", async ({ customer, deviceOf }) => {
  const { orderNumber } = await placeOrder(await newCustomer(), "Not for everybody");
  const page = await deviceOf(customer, `/app/orders/${orderNumber}`);
  await expect(page.getByRole("heading", { name: "There is no such order" })).toBeVisible();
});

test("a screen that fails says so once in the console, and there is a way on", async ({
  customer,
  deviceOf,
  watch,
}) => {
  const page = await deviceOf(customer, "/app/profile");
  await page.route("**/api/v1/users/dashboard", (route) =>
    route.fulfill({ json: { success: true, data: { recentOrders: [], orders: null } } }),
  );
  await page.getByRole("link", { name: "Home" }).first().click();
  await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
  expect(watch.takeTroubles()).toEqual([expect.stringMatching(/^console: TypeError/)]);
});
