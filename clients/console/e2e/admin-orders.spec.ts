// What administrators do with the orders of the shop: many at once, kept views, one by one.
import { readFile } from "node:fs/promises";
import { Keyboard } from "./support/keyboard.ts";
import { expectNoSidewaysScroll } from "./support/layout.ts";
import { TRACE } from "./support/hostile-texts.ts";
import { move, placeOrder, take, whenListed } from "./support/orders.ts";
import { AllOrdersPage } from "./support/pages/all-orders.ts";
import { OrderPage, StaffOrderPage } from "./support/pages/order.ts";
import { newAddress, newStaff, type Person } from "./support/people.ts";
import { arrive } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";

const TITLES = ["Oak chair", "Pine shelf", "Walnut box"];
const HOSTILE = `<img src=x onerror=window.__hacked=1>"><script>alert(1)</script>`;

test("three orders are assigned at once, then moved: one is refused, says why and stays chosen", async ({
  customer,
  admin,
  deviceOf,
}) => {
  const [chair] = await placeThree(customer);
  const helper = await newStaff({ firstName: "Emmy", lastName: `Noether${unique()}` });
  const orders = new AllOrdersPage(await deviceOf(admin, AllOrdersPage.addressOf(customer)));

  await orders.choose(...TITLES);
  await orders.assign(helper.user.lastName);
  await expect(orders.page.getByText("3 orders assigned.")).toBeVisible();
  for (const title of TITLES) await expect(orders.row(title)).toContainText("Emmy");
  await expect(orders.bar).toHaveCount(0);

  await move(helper, chair!, ["IN_PROGRESS", "COMPLETED"]);
  await expect(orders.row("Oak chair")).toContainText("Completed");
  await orders.choose(...TITLES);
  await orders.bar.getByRole("button", { name: "Move" }).click();
  await expect(orders.dialog).toContainText("2 of 3 can");
  await orders.page.keyboard.press("Escape");
  await orders.move("In progress", "We begin today.");
  await expect(orders.dialog).toContainText("Not everything was changed");
  await expect(orders.dialog).toContainText("2 orders moved: In progress.");
  await expect(orders.dialog).toContainText("It cannot go there from where it stands.");
  const link = orders.dialog.getByRole("link", { name: "Oak chair" });
  await expect(link).toHaveAttribute("href", `/app/orders/${chair!.orderNumber}`);
  await orders.dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(orders.bar).toContainText("1 chosen");
  await expect(orders.box("Oak chair")).toBeChecked();
  await expect(orders.row("Oak chair")).toContainText("Completed");
  await expect(orders.row("Pine shelf")).toContainText("In progress");
});

test("after a cut what was done is not done twice", async ({
  customer,
  staff,
  admin,
  deviceOf,
}) => {
  const placed = await placeThree(customer);
  for (const order of placed) await take(staff, order);
  const orders = new AllOrdersPage(await deviceOf(admin, AllOrdersPage.addressOf(customer)));
  const keys: (string | undefined)[] = [];
  let isCut = true;
  await orders.page.route("**/orders/bulk", async (route) => {
    keys.push(route.request().headers()["idempotency-key"]);
    if (!isCut) return route.continue();
    await route.fetch(); // It arrives; the answer does not.
    await route.abort();
  });
  await orders.choose(...TITLES);
  await orders.move("In progress", "");
  await expect(orders.dialog).toContainText("That was cut short");
  isCut = false;
  await orders.dialog.getByRole("button", { name: "Try again" }).click();
  await expect(orders.page.getByText("3 orders moved: In progress.")).toBeVisible();
  await expect(orders.dialog).toHaveCount(0);
  expect(new Set(keys).size).toBe(1);
  for (const { id } of placed) {
    const { history } = await admin.api.get("/api/v1/orders/{id}/history", {
      params: { path: { id } },
    });
    expect(history.filter(({ action }) => action === "STATUS_CHANGED")).toHaveLength(1);
  }
});

test("the address is the filter, and chosen orders become a table for a spreadsheet", async ({
  customer,
  admin,
  deviceOf,
}) => {
  await placeThree(customer);
  await placeOrder(customer, "=SUM(A1:A9)");
  await whenListed(customer, 4);
  const orders = new AllOrdersPage(await deviceOf(admin, AllOrdersPage.addressOf(customer)));
  const { page } = orders;
  await page.getByLabel("Assignee").selectOption("Nobody");
  await page.getByRole("link", { name: "Pending" }).click();
  await expect(page).toHaveURL(/\?assigneeId=none&customerId=[^&]+&status=PENDING$/);
  await page.getByLabel("Placed to").fill("2020-01-31");
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await page.getByLabel("Placed to").fill("");
  await expect(orders.row("Oak chair")).toBeVisible();

  await page.getByRole("checkbox", { name: "Choose all that are shown" }).check();
  await expect(orders.bar).toContainText("4 chosen");
  await orders.bar.getByRole("button", { name: "Export" }).click();
  const everything = orders.dialog.getByRole("link", { name: "Everything that matches" });
  await expect(everything).toHaveAttribute("href", /\/app\/admin\/export\?.*assigneeId=none/);
  const downloading = page.waitForEvent("download");
  await orders.dialog.getByRole("button", { name: "CSV of 4 orders" }).click();
  const file = await readFile(await (await downloading).path(), "utf8");
  expect(file).toContain("'=SUM(A1:A9)");
  expect(file.split("\r\n")).toHaveLength(6);
});

test("a customer is found by name, and then their orders are the list", async ({
  customer,
  admin,
  deviceOf,
}) => {
  const lastName = `Wren${unique()}`;
  await customer.api.put("/api/v1/users/profile", { body: { lastName } });
  await placeThree(customer);
  const orders = new AllOrdersPage(await deviceOf(admin, "/app/admin/orders"));
  const find = orders.page.getByRole("combobox", { name: "Customer" });
  await expect(async () => {
    await find.fill("");
    await find.fill(lastName);
    await orders.page.getByRole("option", { name: lastName }).click({ timeout: 2_000 });
  }).toPass();
  await expect(orders.page).toHaveURL(new RegExp(`customerId=${customer.user.id}`));
  await expect(orders.page.locator("tbody tr")).toHaveCount(3);
});

test("by keyboard alone: j and k go on, x chooses, with Shift a range, Enter opens", async ({
  customer,
  staff,
  admin,
  deviceOf,
}) => {
  await placeThree(customer);
  const page = await deviceOf(admin, AllOrdersPage.addressOf(customer));
  const orders = new AllOrdersPage(page);
  const keyboard = new Keyboard(page);
  await expect(orders.row("Oak chair")).toBeVisible();
  await keyboard.keys("j", "x", "Shift+J", "Shift+ArrowDown");
  await expect(orders.bar).toContainText("3 chosen");
  await keyboard.keys("Escape");
  await expect(orders.bar).toHaveCount(0);
  await keyboard.keys("k", "x", "k", "X");
  await expect(orders.bar).toContainText("2 chosen");

  await keyboard.press(orders.bar.getByRole("button", { name: "Assign" }));
  await keyboard.reach(orders.dialog.getByRole("radio").first());
  const name = `${staff.user.firstName} ${staff.user.lastName}`;
  const wanted = orders.dialog.locator(`input[value="${staff.user.id}"]`);
  for (let step = 0; step < 300 && !(await wanted.isChecked()); step++)
    await page.keyboard.press("ArrowDown");
  await keyboard.press(orders.dialog.getByRole("button", { name: "Assign" }));
  await expect(page.getByText("2 orders assigned.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: name })).toHaveCount(2);

  await keyboard.keys("?");
  await expect(orders.dialog).toContainText("Choose all up to this order");
  await keyboard.keys("Escape");
  const first = page.locator("tbody tr").first().getByRole("link");
  const title = await first.innerText();
  await expect(async () => {
    await keyboard.keys("k");
    await expect(first).toBeFocused({ timeout: 200 });
  }).toPass();
  await keyboard.keys("Enter");
  await expect(new OrderPage(page).title).toHaveText(title);
});

test("a view is kept, shared with staff, renamed, sorted and deleted", async ({
  staff,
  admin,
  deviceOf,
}) => {
  const late = `Late ${unique()}`;
  const oak = `Oak ${unique()}`;
  const orders = new AllOrdersPage(await deviceOf(admin, "/app/admin/orders?overdue=true"));
  await orders.saveView(late, true);
  await expect(orders.view(late)).toHaveAttribute("aria-current", "true");
  await expect(orders.page.getByRole("button", { name: "Save this view" })).toHaveCount(0);
  await arrive(orders.page, "/app/admin/orders?search=oak&sort=createdAt");
  await orders.saveView(oak, false);
  await orders.view(late).click();
  await expect(orders.page).toHaveURL(/\/app\/admin\/orders\?overdue=true$/);

  const theirs = new AllOrdersPage(await deviceOf(staff, "/app/orders"));
  await theirs.view(late).click();
  await expect(theirs.page).toHaveURL(/\/app\/orders\?overdue=true$/);
  await expect(theirs.view(oak)).toHaveCount(0);
  await expect(theirs.page.getByRole("button", { name: "Arrange the views" })).toHaveCount(0);

  await orders.page.getByRole("button", { name: "Arrange the views" }).click();
  await orders.dialog.getByRole("button", { name: `Move ${oak} up` }).click();
  await orders.dialog.getByLabel("Name").first().fill(`${oak} first`);
  await orders.dialog.getByRole("button", { name: "Save" }).click();
  const names = orders.page.getByRole("navigation", { name: "Saved views" }).getByRole("link");
  await expect(names).toContainText([`${oak} first`, late]);

  await orders.page.getByRole("button", { name: "Arrange the views" }).click();
  await orders.dialog.getByRole("button", { name: `Delete ${late}` }).click();
  await orders.dialog.getByRole("button", { name: "Save" }).click();
  await expect(orders.view(late)).toHaveCount(0);
  await theirs.page.reload();
  await expect(theirs.page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(theirs.view(late)).toHaveCount(0);
});

test("views that were changed elsewhere are shown before they are overwritten", async ({
  admin,
  deviceOf,
}) => {
  const here = new AllOrdersPage(await deviceOf(admin, "/app/admin/orders?search=oak"));
  await expect(here.page.getByRole("button", { name: "Save this view" })).toBeVisible();
  const elsewhere = new AllOrdersPage(await deviceOf(admin, "/app/admin/orders?search=ash"));
  await elsewhere.saveView("Ash", false);

  await here.page.getByRole("button", { name: "Save this view" }).click();
  await here.dialog.getByLabel("Name").fill("Oak");
  await here.dialog.getByRole("button", { name: "Save" }).click();
  const conflict = here.page.getByRole("dialog", { name: "Your views have changed" });
  await expect(conflict).toContainText("“Ash” was added");
  await conflict.getByRole("button", { name: "Go on" }).click();
  await expect(here.view("Ash")).toBeVisible();
  await expect(here.view("Oak")).toBeVisible();
});

test("an order is edited, given to somebody else and cancelled with a reason", async ({
  customer,
  staff,
  admin,
  deviceOf,
}) => {
  const placed = await placeOrder(customer, "Desk");
  await take(staff, placed);
  const helper = await newStaff({ firstName: "Emmy", lastName: `Noether${unique()}` });
  const page = await deviceOf(admin, `/app/orders/${placed.orderNumber}`);
  const order = new StaffOrderPage(page);
  await order.button("Edit").click();
  await page.getByLabel("Title").fill("Desk for two");
  await page.getByLabel("Special instructions").fill("Mind the cable.");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(order.title).toHaveText("Desk for two");
  await expect(page.getByText("Mind the cable.")).toBeVisible();

  await order.button("Assign").click();
  const dialog = page.getByRole("dialog", { name: "Who works on it?" });
  const hopper = dialog.locator(".option").filter({ has: page.locator(":checked") });
  await expect(hopper).toContainText("1 open order");
  await dialog.getByRole("radio", { name: helper.user.lastName }).check();
  await dialog.getByRole("button", { name: "Assign" }).click();
  await expect(order.timeline).toContainText(`Given to Emmy ${helper.user.lastName}`);

  await order.button("Start").click();
  await expect(order.button("Complete")).toBeEnabled();
  await order.button("Assign").click();
  await dialog.getByRole("radio", { name: "Nobody" }).check();
  await dialog.getByRole("button", { name: "Assign" }).click();
  await expect(dialog).toContainText("It needs somebody who works on it.");
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await order.button("Hold").click();
  await expect(order.button("Resume")).toBeEnabled();
  await order.button("Cancel order").click();
  await page.getByLabel("Reason").fill("The customer moves away.");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel order" }).click();
  await expect(order.statusOf("Cancelled")).toBeVisible();
  await expect(order.button("Edit")).toHaveCount(0);
  await expect(order.button("Assign")).toHaveCount(0);
});

test("an order that somebody else changed is shown before it is given away", async ({
  customer,
  staff,
  admin,
  deviceOf,
}) => {
  const placed = await placeOrder(customer, "Stool, as it was");
  const page = await deviceOf(admin, `/app/orders/${placed.orderNumber}`);
  const order = new StaffOrderPage(page);
  await order.button("Assign").click();
  const dialog = page.getByRole("dialog", { name: "Who works on it?" });
  await dialog.locator(`input[value="${staff.user.id}"]`).check();
  await customer.api.patch("/api/v1/orders/{id}", {
    params: { path: { id: placed.id } },
    body: { title: "Stool, renamed" },
  });
  await dialog.getByRole("button", { name: "Assign" }).click();
  const conflict = page.getByRole("dialog", { name: "This order has changed" });
  await expect(conflict).toContainText("Stool, renamed");
  await conflict.getByRole("button", { name: "Go on" }).click();
  await expect(order.timeline).toContainText("Given to Grace Hopper");
});

test("an order is placed for a customer, in somebody's hands at once", async ({
  staff,
  admin,
  deviceOf,
}) => {
  const page = await deviceOf(admin, "/app/orders/new");
  await page.getByRole("button", { name: "Somebody new" }).click();
  await page.getByLabel("First name").fill("Ottilie");
  await page.getByLabel("E-mail").fill(newAddress("counter"));
  await page.getByLabel("Title").fill("Bench for the porch");
  await page.getByLabel("Assignee").selectOption(staff.user.id);
  await page.getByRole("button", { name: "Place the order" }).click();
  const order = new StaffOrderPage(page);
  await expect(order.title).toHaveText("Bench for the porch");
  await expect(order.button("Start")).toBeVisible();
  await expect(page.locator(".facts")).toContainText("Grace Hopper");
});

test("hostile texts in titles and names of views are shown, and that is all", async ({
  customer,
  staff,
  admin,
  deviceOf,
}) => {
  await placeOrder(customer, HOSTILE);
  await whenListed(customer, 1);
  const phone = { viewport: { width: 390, height: 844 } };
  const address = AllOrdersPage.addressOf(customer);
  const orders = new AllOrdersPage(await deviceOf(admin, address, phone));
  const { page } = orders;
  await orders.choose(HOSTILE);
  await orders.saveView(HOSTILE.slice(0, 60), true);
  await page.getByRole("button", { name: "Arrange the views" }).click();
  await expect(orders.dialog.getByLabel("Name")).toHaveValue(HOSTILE.slice(0, 60));
  await expectNoSidewaysScroll(page, "views");
  await page.keyboard.press("Escape");
  await arrive(page, `/app/admin/orders?status=${encodeURIComponent(HOSTILE)}&assigneeId=<b>`);
  await expectNoSidewaysScroll(page, "made up filter");
  expect(await page.evaluate((trace) => trace in window, TRACE)).toBe(false);

  const theirs = await deviceOf(staff, "/app/orders", phone);
  await expect(new AllOrdersPage(theirs).view(HOSTILE.slice(0, 60))).toBeVisible();
  await expectNoSidewaysScroll(theirs, "staff");
  expect(await theirs.evaluate((trace) => trace in window, TRACE)).toBe(false);
  const { version } = await admin.api.get("/api/v1/users/views");
  await admin.api.put("/api/v1/users/views", { body: { views: [], version } });
});

async function placeThree(customer: Person) {
  const placed = [];
  for (const title of TITLES) placed.push(await placeOrder(customer, title));
  await whenListed(customer, TITLES.length);
  return placed;
}

function unique(): string {
  return crypto.randomUUID().slice(0, 8);
}
