// What staff do at the counter and on the board, beside what the life of an order tells.
import type { Page } from "@playwright/test";
import { placeOrder, take, write } from "./support/orders.ts";
import { BoardPage } from "./support/pages/board.ts";
import { StaffOrderPage } from "./support/pages/order.ts";
import { QueuePage } from "./support/pages/queue.ts";
import { newStaff, type Person } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test("an order is placed at the counter, for somebody new", async ({ staff, deviceOf }) => {
  const page = await deviceOf(staff, "/app/orders/new");
  await page.getByRole("button", { name: "Somebody new" }).click();
  await page.getByLabel("First name").fill("Ottilie");
  for (const name of ["Last name", "E-mail", "Phone", "Description"]) {
    await expect(page.getByLabel(`${name} optional`)).toBeVisible();
  }
  await expect(page.getByLabel("Phone")).toHaveAccessibleDescription(
    "With country code: +49 30 1234567",
  );
  await page.getByLabel("Phone").fill("+49 30 901820");
  await page.getByLabel("Title").fill("Bench for the porch");
  await page.getByLabel("Assign it to me").uncheck();
  await page.getByRole("button", { name: "Place the order" }).click();
  const order = new StaffOrderPage(page);
  await expect(order.title).toHaveText("Bench for the porch");
  await order.button("Take").click();
  await expect(order.button("Start")).toBeVisible();
});

test("cards move on the board by key, by hand and by button", async ({
  customer,
  staff,
  deviceOf,
}) => {
  await take(staff, await placeOrder(customer, "Oak stool"));
  const board = new BoardPage(await deviceOf(staff, "/app/work"));
  const card = board.card("Oak stool");
  await card.getByRole("link").focus();
  await board.page.keyboard.press("2");
  await expect(board.cardIn("In progress", "Oak stool")).toBeVisible();
  await expect(card.getByRole("link")).toBeFocused();

  await expect(card.getByRole("button", { name: "Hold" })).toBeVisible();
  await card.dragTo(board.column("On hold"));
  await card.getByRole("button", { name: "Resume", exact: true }).click();
  await card.getByRole("button", { name: "Complete", exact: true }).click();
  await expect(board.cardIn("Done today", "Oak stool")).toBeVisible();
});

test("a move that the API refuses is taken back, and says why", async ({
  customer,
  staff,
  deviceOf,
}) => {
  await take(staff, await placeOrder(customer, "Pine stool"));
  const board = new BoardPage(await deviceOf(staff, "/app/work"));
  const error = { message: "No", code: "FORBIDDEN", details: [] };
  await board.page.route("**/status", (route) =>
    route.fulfill({ status: 403, json: { success: false, error } }),
  );
  await board.card("Pine stool").getByRole("button", { name: "Start", exact: true }).click();
  await expect(board.page.getByText("Pine stool stays where it was.")).toBeVisible();
  await expect(board.cardIn("To start", "Pine stool")).toBeVisible();
});

test("of two who take an order, the second hears that somebody was faster", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const title = `Bench ${crypto.randomUUID()}`;
  const order = await placeOrder(customer, title);
  const queue = new QueuePage(await deviceOf(staff, "/app/queue"));
  await queue.loadAll();
  const faster = await newStaff();
  await queue.page.route("**/assignee", async (route) => {
    await take(faster, order);
    await route.continue();
  });
  await queue.take(title);
  await expect(queue.page.getByText("Somebody was faster")).toBeVisible();
  await expect(queue.row(title)).toHaveCount(0);
});

test("where staff have no order the way leads to the queue, and what arrives there is not theirs yet", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const page = await deviceOf(staff, "/app/orders?search=nowhere-to-be-found");
  const orders = page.getByRole("listitem").getByRole("link", { name: "Orders", exact: true });
  const look = page.getByRole("link", { name: "Look in the queue" });
  const none = page.getByRole("heading", { name: "No orders yet" });
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await expect(look).toBeVisible();
  await orders.click();
  await expect(none).toBeVisible();
  await look.click();
  await expect(page).toHaveURL(/\/app\/queue$/);

  const title = `Footstool ${crypto.randomUUID()}`;
  await placeOrder(customer, title);
  await expect(new QueuePage(page).row(title)).toBeVisible();
  await orders.click();
  await expect(none).toBeVisible();
});

test("who takes an order reads what the customer wrote before", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const placed = await placeOrder(customer, "Bench with a back");
  await write(customer, placed, "Does it fit through a door of 80 cm?");
  const order = new StaffOrderPage(await deviceOf(staff, `/app/orders/${placed.orderNumber}`));
  await expect(order.page.getByText("Take the order to read its notes.")).toBeVisible();
  await expect(order.page.getByText("No notes yet")).toHaveCount(0);
  await order.button("Take").click();
  await expect(order.note("Does it fit through a door of 80 cm?")).toBeVisible();
  await expect(order.page.getByText("Take the order to read its notes.")).toHaveCount(0);
  await expect(order.timeline.getByRole("listitem").first()).toContainText("Taken by you");
});

test("a note is for the shop alone, unless it is sent to the customer", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const { id, orderNumber } = await takenOrder(customer, staff);
  const page = await deviceOf(staff, `/app/orders/${orderNumber}`);
  const order = new StaffOrderPage(page);
  await order.writeInternalNote("Ask for the wood first");
  await expect(order.notes.locator(".note", { hasText: "Ask for the wood" })).toContainText(
    "Internal",
  );
  await order.writeToCustomer("It is oiled now");
  await expect(order.notes.locator(".note", { hasText: "oiled" })).toContainText(
    "Customer reads it",
  );
  await expect(page.getByLabel("Note", { exact: true })).toHaveValue("");
  const read = async () => {
    const { notes } = await customer.api.get("/api/v1/orders/{id}/notes", {
      params: { path: { id } },
    });
    return notes.map(({ text }) => text);
  };
  // What is written is shown before the API has it.
  await expect.poll(read).toEqual(["It is oiled now"]);
});

test("a typed number opens its order, which prints on A5 and on a label", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const { orderNumber, title } = await takenOrder(customer, staff);
  const page = await deviceOf(staff, "/app/scan");
  await page.getByLabel("Order number").fill(orderNumber.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Open the order" }).click();
  await expect(new StaffOrderPage(page).title).toHaveText(title);

  await page.getByRole("link", { name: "Print" }).click();
  await expect(page.getByRole("img", { name: `QR code of order ${orderNumber}` })).toBeVisible();
  expect(await sheetsOf(page)).toEqual(["148 × 210 mm"]);
  await page.getByRole("tab", { name: /Label/ }).click();
  expect(await sheetsOf(page)).toEqual(["62 × 29 mm"]);
});

async function takenOrder(customer: Person, staff: Person) {
  const order = await placeOrder(customer, "Bench");
  await take(staff, order);
  return order;
}

/** The sheets that come out of the printer. */
async function sheetsOf(page: Page): Promise<string[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4);
  return [...pdf.matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => `${millimetres(width)} × ${millimetres(height)} mm`,
  );
}
