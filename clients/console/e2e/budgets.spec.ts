// How little the app takes: requests, bytes, and calls of the hundred that a customer has in a
// quarter of an hour.
import type { Page } from "@playwright/test";
import { keepFigure } from "./support/figures.ts";
import { move, placeOrder, placeOrderFor, whenListed } from "./support/orders.ts";
import { OrderPage } from "./support/pages/order.ts";
import { signIn, signInButton } from "./support/pages/sign-in.ts";
import { png } from "./support/png.ts";
import { expect, test } from "./support/test.ts";
import { countedCalls, Traffic } from "./support/traffic.ts";

const KILOBYTE = 1024;
const FIRST_VISIT = { requests: 8, bytes: 100 * KILOBYTE };
const CALLS = { toTheList: 4, order: 1, session: 25 };

test("the first visit takes few requests and few bytes until one can sign in", async ({
  device,
}) => {
  const page = await device();
  const traffic = await Traffic.of(page);
  await page.goto("/app/");
  await expect(signInButton(page)).toBeEnabled();
  await expect.poll(() => traffic.requests.length).toBeGreaterThan(0);
  const { bytes } = traffic;
  const requests = traffic.requests.length;
  keepFigure("first visit: requests", `${requests}`, `${FIRST_VISIT.requests}`);
  keepFigure("first visit: compressed", kilobytes(bytes), kilobytes(FIRST_VISIT.bytes));
  expect(requests, traffic.requests.join(" ")).toBeLessThanOrEqual(FIRST_VISIT.requests);
  expect(bytes).toBeLessThanOrEqual(FIRST_VISIT.bytes);
});

test("the second visit takes nothing from the network but the API's answers", async ({
  customer,
  deviceOf,
}) => {
  const first = await deviceOf(customer);
  await first.evaluate(async () => void (await navigator.serviceWorker.ready));
  const page = await first.context().newPage();
  const traffic = await Traffic.of(page);
  await page.goto("/app/");
  await expect(page.getByRole("heading", { name: /^Hello/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Place your first order" })).toBeVisible();
  const other = traffic.requests.filter((path) => !path.startsWith("/api/"));
  keepFigure("second visit: requests beside the API", `${other.length}`, "0");
  keepFigure("second visit: answers of the API", `${traffic.requests.length - other.length}`);
  expect(other).toEqual([]);
  expect(traffic.requests.length).toBeGreaterThan(0);
});

test("from signing in to the list, and to an order, few calls are counted", async ({
  customer,
  device,
}) => {
  await placeOrder(customer, "Music stand");
  await whenListed(customer, 1);
  const page = await device();
  await page.goto("/app/orders");
  await expect(signInButton(page)).toBeEnabled();
  const { paths } = countedCalls(page);
  const isLive = page.waitForEvent("websocket");
  await signIn(page, customer);
  const row = page.getByRole("link", { name: "Music stand" });
  await expect(row).toBeVisible();
  await isLive;
  await settled(page);
  keepFigure("sign-in to the list: counted calls", `${paths.length}`, `${CALLS.toTheList}`);
  expect(paths.length, paths.join(", ")).toBeLessThanOrEqual(CALLS.toTheList);
  expect(paths).toContain("GET /api/v1/orders");

  paths.length = 0;
  await row.click();
  await expect(new OrderPage(page).notesOrFiles).toBeVisible();
  await settled(page);
  keepFigure("an order: counted calls", `${paths.length}`, `${CALLS.order}`);
  expect(paths.length, paths.join(", ")).toBe(CALLS.order);
});

test("ten orders, a message and two photos are a quarter of what a customer has", async ({
  customer,
  device,
}) => {
  test.setTimeout(120_000);
  const titles = Array.from({ length: 10 }, (_, number) => `Chair ${number} of ten`);
  for (const title of titles) await placeOrder(customer, title);
  await whenListed(customer, titles.length);
  const page = await device();
  await page.goto("/app/orders");
  const { paths } = countedCalls(page);
  await signIn(page, customer);
  const order = new OrderPage(page);
  for (const title of titles) {
    await page.getByRole("link", { name: title }).click();
    await expect(order.title).toHaveText(title);
    await expect(order.notesOrFiles).toBeVisible();
    if (title !== titles.at(-1)) await page.goBack();
  }
  await order.writeMessage("All ten alike, please.");
  await expect(order.note("All ten alike, please.")).toBeVisible();
  const photo = (name: string, hue: number) => ({ name, mimeType: "image/png", buffer: png(hue) });
  await order.addFiles([photo("seat.png", 10), photo("back.png", 70)]);
  await expect(order.file("seat.png")).toBeVisible({ timeout: 20_000 });
  await expect(order.file("back.png")).toBeVisible({ timeout: 20_000 });
  await settled(page);
  keepFigure(
    "ten orders, a message, two photos: counted calls",
    `${paths.length}`,
    `${CALLS.session}`,
  );
  expect(paths.length, paths.join(", ")).toBeLessThanOrEqual(CALLS.session);
});

test("a list of a hundred rows follows a change of one", async ({ customer, staff, deviceOf }) => {
  test.setTimeout(120_000);
  const titles = Array.from({ length: 100 }, (_, number) => `Board ${number}`);
  const orders = await Promise.all(titles.map((title) => placeOrderFor(staff, customer, title)));
  await whenListed(customer, titles.length);
  const page = await deviceOf(customer, "/app/orders");
  const rows = page.locator(".order-row");
  for (let shown = 20; shown < 100; shown += 20) {
    await expect(rows).toHaveCount(shown);
    await page.getByRole("button", { name: "Load more" }).click();
  }
  await expect(rows).toHaveCount(100);
  await settled(page);

  const scriptTime = await clockOfScripts(page);
  const before = await scriptTime();
  await move(staff, orders[50]!, ["IN_PROGRESS"]);
  await expect(rows.filter({ hasText: orders[50]!.orderNumber })).toContainText("In progress");
  keepFigure(
    "100 rows, one changes: script",
    `${((await scriptTime()) - before).toFixed(1)} ms`,
    "16 ms",
  );
});

/** Whatever the page still had to ask was asked. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
}

/** Tells how many milliseconds scripts of the page have run. */
async function clockOfScripts(page: Page): Promise<() => Promise<number>> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Performance.enable");
  return async () => {
    const { metrics } = await browser.send("Performance.getMetrics");
    return 1_000 * metrics.find(({ name }) => name === "ScriptDuration")!.value;
  };
}

function kilobytes(bytes: number): string {
  return `${(bytes / KILOBYTE).toFixed(1)} KB`;
}
