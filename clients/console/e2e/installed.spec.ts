// The app on the device: what is there without a network, new versions, and how it is installed.
import type { Page } from "@playwright/test";
import type { Schema } from "@order-tracking/client";
import { keptOnDevice, storedIn, whenStored } from "./support/device.ts";
import { editions } from "./support/editions.ts";
import { addPhoto, placeOrder, share, write } from "./support/orders.ts";
import { OrderPage } from "./support/pages/order.ts";
import { signIn } from "./support/pages/sign-in.ts";
import { arrive } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";
import { address, orderInProgress, textsOf } from "./support/unsent.ts";

type Order = Schema<"Order">;

test("opened without a network, the app shows who one is and the orders one looked at", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const order = await orderInProgress(customer, staff, "Writing desk");
  await write(staff, order, "The drawers are glued.");
  await share(staff, await addPhoto(staff, order, { fileName: "drawers.png" }));
  const page = await deviceOf(customer, address(order));
  await keptOnDevice(page);
  await whenStored(page, "thumbnails", 1);

  await page.context().setOffline(true);
  await page.goto("/app/");
  await expect(page.getByRole("heading", { name: "On this device" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Profile: Ada Lovelace" })).toBeVisible();
  await expect(page.getByText(/You are offline|cannot be reached/)).toBeVisible();
  const row = page.getByRole("link", { name: "Writing desk" });
  await expect(row).toContainText("As of");
  await row.click();

  const shown = new OrderPage(page);
  await expect(shown.title).toHaveText("Writing desk");
  await expect(page.getByText(/^As it was just now\./)).toBeVisible();
  await expect(shown.note("The drawers are glued.")).toBeVisible();
  await expect(shown.timeline).toContainText("Taken");
  const picture = shown.file("drawers.png").locator("img");
  await expect(picture).toHaveAttribute("src", /^blob:/);
  expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);

  await page.getByRole("link", { name: "Orders", exact: true }).last().click();
  await expect(page.getByRole("heading", { name: "This needs the network" })).toBeVisible();
  await page.getByRole("link", { name: "On this device" }).last().click();
  await row.click();

  await write(staff, order, "And sanded.");
  await page.context().setOffline(false);
  await expect(shown.note("And sanded.")).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(/^As it was/)).toHaveCount(0);
});

test("what is on the device gives nobody access to anything", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const order = await orderInProgress(customer, staff, "Medicine cabinet");
  await share(staff, await addPhoto(staff, order));
  const page = await deviceOf(customer, address(order));
  await whenStored(page, "thumbnails", 1);
  const kept = JSON.stringify([
    await storedIn(page, "orders"),
    await page.evaluate(() => ({ ...localStorage })),
  ]);
  expect(kept).toContain("Medicine cabinet");
  expect(kept).not.toMatch(/eyJ|X-Amz-Signature|"https?:/);
});

test("fifty orders are kept, those that were looked at last", async ({ customer, deviceOf }) => {
  test.setTimeout(180_000);
  const page = await deviceOf(customer, "/app/orders");
  const first = await placeOrder(customer, "The first of many");
  await arrive(page, address(first));
  await whenStored(page, "orders", 1);
  await fillDevice(page, 49);
  await whenStored(page, "orders", 50);
  const last = await placeOrder(customer, "The last of many");
  await arrive(page, address(last));
  const titles = async () =>
    ((await storedIn(page, "orders")) as { order: Order }[]).map(({ order }) => order.title);
  await expect.poll(titles).toContain("The last of many");
  expect(await titles()).toHaveLength(50);
  expect(await titles()).toContain("The first of many");
  expect(await titles()).not.toContain("Looked at 48 hours ago");
});

test("a new version is offered and not forced, and what waits to be sent outlives it", async ({
  customer,
  device,
}) => {
  const order = await placeOrder(customer, "Second edition");
  const app = await editions();
  const page = await device({ baseURL: app.url });
  await page.clock.install();
  await page.goto(`/app/sign-in?next=${address(order)}`);
  await signIn(page, customer);
  await keptOnDevice(page);
  const shown = new OrderPage(page);
  await expect(shown.notesOrFiles).toBeVisible();
  await page.context().route(/\/notes$/, (route) => route.abort());
  await shown.writeMessage("Does it survive?");
  await whenStored(page, "outbox", 1);
  app.publish();
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  const offer = page.getByText("A new version is ready.");
  await expect(offer).toBeVisible();
  await page.clock.fastForward(60_000); // It stays, and nothing happens by itself.
  await expect(offer).toBeVisible();
  await expect(shown.note("Does it survive?")).toBeVisible();
  await page.context().unrouteAll();
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Reload" }).click();
  await loaded;
  await expect
    .poll(() => textsOf(customer, order), { timeout: 20_000 })
    .toEqual([["Does it survive?", "CUSTOMER"]]);
  await expect(offer).toHaveCount(0);
  app.close();
});

test("the app can be installed: from the profile, and never asked for on arrival", async ({
  customer,
  deviceOf,
}) => {
  const page = await deviceOf(customer, "/app/");
  const manifest = await (await page.request.get("/manifest.webmanifest")).json();
  expect(manifest).toMatchObject({ id: "/app/", display: "standalone", start_url: "/app/" });
  const purposes = manifest.icons.map(({ purpose }: { purpose: string }) => purpose);
  expect(purposes).toEqual(expect.arrayContaining(["any", "maskable"]));
  for (const { src } of manifest.icons)
    expect((await page.request.get(src)).headers()["content-type"]).toMatch(/^image\//);
  for (const { url } of manifest.shortcuts) {
    await arrive(page, url);
    await expect(page.getByText("There is nothing here")).toHaveCount(0);
  }
  await offerToInstall(page);
  await expect(page.getByRole("button", { name: "Install the app" })).toHaveCount(0);
  await page
    .getByRole("link", { name: /^Profile/ })
    .last()
    .click();
  await page.getByRole("button", { name: "Install the app" }).click();
  expect(await page.evaluate(() => (window as { __asked?: number }).__asked)).toBe(1);
  await expect(page.getByRole("button", { name: "Install the app" })).toHaveCount(0);
});

/** Puts copies of the one order there is beside it, each looked at longer ago than the last. */
async function fillDevice(page: Page, count: number): Promise<void> {
  await page.evaluate(async (copies) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
    const [{ name } = { name: "" }] = await indexedDB.databases();
    const database = await answer(indexedDB.open(name!));
    const store = database.transaction("orders", "readwrite").objectStore("orders");
    const [kept] = (await answer(store.getAll())) as { order: object }[];
    for (let hours = 0; hours < copies; hours++) {
      const order = { ...kept!.order, title: `Looked at ${hours} hours ago` };
      const seenAt = Date.now() - 60_000 - hours * 3_600_000;
      await answer(store.put({ ...kept, id: `copy-${hours}`, order, seenAt }));
    }
    database.close();
  }, count);
}

/** As a browser does where the app can be installed. */
async function offerToInstall(page: Page): Promise<void> {
  await page.evaluate(() => {
    const asked = window as { __asked?: number };
    asked.__asked = 0;
    const prompt = () => Promise.resolve((asked.__asked! += 1));
    dispatchEvent(
      Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt }),
    );
  });
}
