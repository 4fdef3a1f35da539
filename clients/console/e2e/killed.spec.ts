// The app is ended, or an answer is lost, in the midst of sending: each thing is there once.
import type { BrowserContext, Page, Route } from "@playwright/test";
import { storedIn, whenStored } from "./support/device.ts";
import { placeOrder, write } from "./support/orders.ts";
import { OrderPage } from "./support/pages/order.ts";
import { expectSignedIn } from "./support/pages/sign-in.ts";
import { expect, test } from "./support/test.ts";
import { photos, address, filesOf, textsOf } from "./support/unsent.ts";

test("killed between announcing a file and sending it, the file is sent once", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Birdhouse");
  const page = await deviceOf(customer, address(order));
  await expect(new OrderPage(page).notesOrFiles).toBeVisible();
  const reached = held(page.context(), "**/local-uploads-*/**", "PUT");
  await new OrderPage(page).addFiles([photos[0]!]);
  await reached;
  await page.close();
  await page.context().unrouteAll();
  await openAgain(page.context());
  await expect.poll(() => filesOf(customer, order), { timeout: 30_000 }).toEqual(["photo 1.png"]);
});

test("killed after the API had written but before the page heard it, each is there once", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Nesting box");
  const page = await deviceOf(customer, address(order));
  const shown = new OrderPage(page);
  await expect(shown.notesOrFiles).toBeVisible();
  let written = 0;
  const swallow = async (route: Route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch(); // It arrives; its answer does not.
    written += 1;
  };
  await page.context().route("**/api/v1/orders/*/notes", swallow);
  await page.context().route("**/api/v1/orders/*/customer-media", swallow);
  await shown.writeMessage("With a perch.");
  await shown.addFiles([photos[0]!]);
  await expect.poll(() => written).toBe(2);
  await page.close();
  await page.context().unrouteAll();
  await openAgain(page.context());
  await expect.poll(() => filesOf(customer, order), { timeout: 30_000 }).toEqual(["photo 1.png"]);
  await expect
    .poll(() => textsOf(customer, order), { timeout: 20_000 })
    .toEqual([["With a perch.", "CUSTOMER"]]);
});

test("killed after the storage had the file but before the page heard it, it is there once", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Bird bath");
  const page = await deviceOf(customer, address(order));
  await expect(new OrderPage(page).notesOrFiles).toBeVisible();
  await page.context().route("**/local-uploads-*/**", async (route) => {
    if (route.request().method() === "PUT") await route.fetch();
    else await route.continue();
  });
  await new OrderPage(page).addFiles([photos[0]!]);
  await expect.poll(() => filesOf(customer, order), { timeout: 30_000 }).toEqual(["photo 1.png"]);
  await whenStored(page, "outbox", 1);
  await page.close();
  await page.context().unrouteAll();
  const again = await openAgain(page.context());
  await whenStored(again, "outbox", 0);
  expect(await filesOf(customer, order)).toEqual(["photo 1.png"]);
});

test("answers that are lost again and again lead to no second note", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Bee hotel");
  const page = await deviceOf(customer, address(order));
  let lost = 0;
  await page.route("**/api/v1/orders/*/notes", async (route) => {
    if (lost++ >= 4) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await new OrderPage(page).writeMessage("For wild bees.");
  await expect.poll(() => storedIn(page, "outbox"), { timeout: 30_000 }).toEqual([]);
  expect(lost).toBeGreaterThan(4);
  expect(await textsOf(customer, order)).toEqual([["For wild bees.", "CUSTOMER"]]);
  await expect(new OrderPage(page).note("For wild bees.")).toHaveCount(1);
});

test("what was tried so long ago that the API has forgotten its key is looked for first", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Sundial");
  const page = await deviceOf(customer, address(order));
  const shown = new OrderPage(page);
  await expect(shown.notesOrFiles).toBeVisible();
  await page.context().setOffline(true);
  await shown.writeMessage("It arrived.");
  await shown.writeMessage("It did not.");
  await whenStored(page, "outbox", 2);
  await page.close();
  // The first try arrived, and its key is forgotten: as if by a key that the device does not know.
  await write(customer, order, "It arrived.");
  const again = await page.context().newPage();
  await again.goto("/app/");
  await whenStored(again, "outbox", 2);
  await makeOlder(again, 25 * 3_600_000);
  await makeNotesOlder(again.context(), 25 * 3_600_000);
  await again.context().setOffline(false);
  await again.reload();
  await expect.poll(() => storedIn(again, "outbox"), { timeout: 20_000 }).toEqual([]);
  const texts = (await textsOf(customer, order)).map(([text]) => text);
  expect(texts).toEqual(["It arrived.", "It did not."]);
});

/** Holds requests back for good; resolves once there is one. */
async function held(context: BrowserContext, url: string, method: string): Promise<void> {
  return new Promise((resolve) => {
    void context.route(url, (route) =>
      route.request().method() === method ? resolve() : route.continue(),
    );
  });
}

async function openAgain(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/app/");
  await expectSignedIn(page);
  return page;
}

/** As if what waits had been tried so long ago. */
async function makeOlder(page: Page, by: number): Promise<void> {
  await page.evaluate(async (milliseconds) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
    const [{ name } = { name: "" }] = await indexedDB.databases();
    const database = await answer(indexedDB.open(name!));
    const store = database.transaction("outbox", "readwrite").objectStore("outbox");
    for (const entry of await answer(store.getAll()))
      await answer(store.put({ ...entry, triedAt: Date.now() - milliseconds }));
    database.close();
  }, by);
}

/** The API's clock cannot be turned: its answers can. */
async function makeNotesOlder(context: BrowserContext, by: number): Promise<void> {
  await context.route("**/notes?**", async (route) => {
    const answer = await route.fetch();
    const { data, ...rest } = (await answer.json()) as { data: { notes: { createdAt: string }[] } };
    const older = (time: string) => new Date(Date.parse(time) - by + 60_000).toISOString();
    const notes = data.notes.map((note) => ({ ...note, createdAt: older(note.createdAt) }));
    await route.fulfill({ response: answer, json: { ...rest, data: { ...data, notes } } });
  });
}
