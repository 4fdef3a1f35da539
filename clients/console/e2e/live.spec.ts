// What happens before the live connection stands is not missed.
import type { Page } from "@playwright/test";
import { move, placeOrder, take, write } from "./support/orders.ts";
import { OrderPage } from "./support/pages/order.ts";
import { expect, test } from "./support/test.ts";
import { countedCalls } from "./support/traffic.ts";

test("what changed between the first answer and the live connection is shown, for one call more", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const placed = await placeOrder(customer, "Hat stand");
  await take(staff, placed);
  const page = await deviceOf(customer, null);
  const connection = await holdBackConnection(page);
  const { paths } = countedCalls(page);
  const order = new OrderPage(page);
  await order.open(placed.orderNumber);
  await expect(order.statusOf("Pending")).toBeVisible();

  await move(staff, placed, ["IN_PROGRESS"]);
  await write(staff, placed, "We begin today.");
  connection.letThrough();
  await expect(order.statusOf("In progress")).toBeVisible();
  await expect(order.note("We begin today.")).toBeVisible();
  await page.waitForLoadState("networkidle");
  const ofOrder = paths.filter((path) => path.startsWith("GET /api/v1/orders/"));
  expect(ofOrder, paths.join(", ")).toHaveLength(2);
});

/** The page has no ticket for its live connection until it is let through. */
async function holdBackConnection(page: Page): Promise<{ letThrough(): void }> {
  let letThrough = () => {};
  const isLetThrough = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route("**/ws-ticket", async (route) => {
    await isLetThrough;
    await route.continue();
  });
  return { letThrough };
}
