// Two hundred texts that somebody may send to see what happens: they are shown, and that is all.
import { ApiError } from "@order-tracking/client";
import type { Page } from "@playwright/test";
import { HOSTILE_TEXTS, TRACE } from "./support/hostile-texts.ts";
import { expectNoSidewaysScroll } from "./support/layout.ts";
import {
  declareFile,
  move,
  placeOrder,
  placeOrderFor,
  take,
  whenListed,
  write,
} from "./support/orders.ts";
import { NewOrderPage } from "./support/pages/new-order.ts";
import { OrderPage } from "./support/pages/order.ts";
import { QueuePage } from "./support/pages/queue.ts";
import type { Person } from "./support/people.ts";
import { png } from "./support/png.ts";
import { STACK } from "./support/stack.ts";
import { arrive } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";

const AT_ONCE = 20; // A page of the list.
const PHONE = { viewport: { width: 390, height: 844 } };
const tiny = png(0, 8, 8);

test("there are two hundred of them and more, each another", () => {
  expect(new Set(HOSTILE_TEXTS).size).toBe(HOSTILE_TEXTS.length);
  expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(200);
});

for (let from = 0; from < HOSTILE_TEXTS.length; from += AT_ONCE) {
  const texts = HOSTILE_TEXTS.slice(from, from + AT_ONCE);
  const these = `${from + 1} to ${from + texts.length}`;
  test(`texts ${these}, as what people write, run nowhere and break no page`, async ({
    customer,
    staff,
    deviceOf,
  }) => {
    test.setTimeout(180_000);
    // One half of them each: most of what they see is the same.
    const looker = (number: number) => (number % 2 === 0 ? customer : staff);
    const written: string[] = [];
    for (const text of texts)
      written.push(await writeEverywhere(customer, staff, looker(written.length), text));
    await whenListed(customer, texts.length);
    await whenListed(staff, texts.length);

    for (const who of [customer, staff]) {
      const page = await deviceOf(who, "/app/orders", PHONE);
      await expect(page.locator(".order-row")).toHaveCount(texts.length);
      await expectUnharmed(page, "the list");
      for (const [number, orderNumber] of written.entries()) {
        if (looker(number) !== who) continue;
        await page.locator(`a[href$="${orderNumber}"]`).click();
        await expect(new OrderPage(page).notesOrFiles).toBeVisible();
        await expectUnharmed(page, `${texts[number]}`);
        await page.goBack();
      }
      for (const address of ["/app/", "/app/notifications", "/app/profile"]) {
        await arrive(page, address);
        await expectUnharmed(page, address);
      }
    }
  });
}

test("typed by hand, they run nowhere either, neither in the draft nor when the order is placed", async ({
  customer,
  deviceOf,
}) => {
  const page = await deviceOf(customer, "/app/orders/new", PHONE);
  const form = new NewOrderPage(page);
  for (const text of [
    "<img src=x onerror=window.__hacked=1>",
    "{{constructor.constructor('window.__hacked=1')()}}",
  ]) {
    await form.open();
    await form.title.fill(text);
    await form.addFiles([
      { name: `${text}.png`.replaceAll("/", ""), mimeType: "image/png", buffer: tiny },
    ]);
    await expectUnharmed(page, "the form");
    await form.place.click();
    const order = new OrderPage(page);
    await expect(order.title).toHaveText(text);
    await order.writeMessage(text);
    await expect(order.note(text)).toBeVisible();
    await expectUnharmed(page, "the order");
  }
});

test("addresses that were made up lead nowhere else and run nothing", async ({
  customer,
  deviceOf,
}) => {
  const wishes = [
    "javascript:window.__hacked=1",
    "//evil.example/app/",
    "https://evil.example",
    "/api-docs",
    "/app/../x",
  ];
  for (const wish of wishes) {
    const page = await deviceOf(customer, `/app/sign-in?next=${encodeURIComponent(wish)}`, PHONE);
    const { origin, pathname } = new URL(page.url());
    expect(origin).toBe(new URL(STACK).origin);
    expect(pathname).toMatch(/^\/app\//);
    await expectUnharmed(page, wish);
    await page.close();
  }
  const page = await deviceOf(customer, "/app/", PHONE);
  for (const text of [
    "<script>window.__hacked=1</script>",
    "javascript:window.__hacked=1",
    "%3Cimg src=x%3E",
  ]) {
    for (const address of [
      `/app/orders?search=${encodeURIComponent(text)}`,
      `/app/orders/${encodeURIComponent(text)}`,
    ]) {
      await arrive(page, address);
      await expectUnharmed(page, address);
    }
  }
});

test("staff see the queue, the board and a printed ticket unharmed", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const text = `<img src=x onerror=window.__hacked=1>${"W".repeat(200)}`;
  await customer.api.put("/api/v1/users/profile", {
    body: { firstName: text.slice(0, 100), lastName: "" },
  });
  const waiting = await placeOrder(customer, text);
  const taken = await placeOrder(customer, text, { special_instructions: text });
  await take(staff, taken);
  const page = await deviceOf(staff, "/app/work", PHONE);
  await expect(page.getByText(text).first()).toBeVisible();
  await expectUnharmed(page, "the board");
  await arrive(page, `/app/orders/${taken.orderNumber}/print`);
  await expectUnharmed(page, "the ticket");
  await new QueuePage(page).open();
  await expectUnharmed(page, "the queue");
  await take(staff, waiting);
});

/**
 * Everywhere that the API takes it, to be seen by one of them; returns the number of the order
 * whose parts it is.
 */
async function writeEverywhere(
  customer: Person,
  staff: Person,
  looker: Person,
  text: string,
): Promise<string> {
  const name = text.slice(0, 100);
  await Promise.all(
    [customer, staff].map(({ api }) =>
      unlessRefused(
        api.put("/api/v1/users/profile", { body: { firstName: name, lastName: name } }),
      ),
    ),
  );
  const title = text.slice(0, 255);
  const order =
    (await unlessRefused(
      placeOrderFor(staff, customer, title, { description: text, special_instructions: text }),
    )) ?? (await placeOrderFor(staff, customer, "What the API takes as no title"));
  await Promise.all([
    unlessRefused(write(looker === staff ? customer : staff, order, text)),
    // Until it is checked, whose it is alone sees it.
    unlessRefused(declareFile(looker, order, { fileName: `${name}.png`, description: text })),
  ]);
  await unlessRefused(move(staff, order, ["IN_PROGRESS"], text));
  return order.orderNumber;
}

/** What was asked for, or null where the API would not have it. */
async function unlessRefused<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return null;
    throw error;
  }
}

/** Nothing ran, and the page is as wide and as whole as it was. */
async function expectUnharmed(page: Page, where: string): Promise<void> {
  await expect(page.getByRole("banner").or(page.getByRole("main")).first()).toBeVisible();
  await expectNoSidewaysScroll(page, where);
  expect(await page.evaluate((trace) => trace in window, TRACE), `${where}: something ran`).toBe(
    false,
  );
}
