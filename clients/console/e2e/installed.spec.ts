// The app on the device: what is there without a network, and what is written without one.
import type { BrowserContext, Page, Route } from "@playwright/test";
import type { Schema } from "@order-tracking/client";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { editions } from "./support/editions.ts";
import { expectNothingLeft, keptOnDevice, storedIn, whenStored } from "./support/device.ts";
import { HOSTILE_TEXTS, TRACE } from "./support/hostile-texts.ts";
import { addPhoto, move, placeOrder, share, take, write } from "./support/orders.ts";
import { OrderPage, StaffOrderPage } from "./support/pages/order.ts";
import { expectSignedIn, signIn, signInButton } from "./support/pages/sign-in.ts";
import type { Person } from "./support/people.ts";
import { png } from "./support/png.ts";
import { arrive } from "./support/screens.ts";
import { STACK } from "./support/stack.ts";
import { expect, test } from "./support/test.ts";

type Order = Schema<"Order">;

const photos = [20, 140, 260].map((hue, index) => ({
  name: `photo ${index + 1}.png`,
  mimeType: "image/png",
  buffer: png(hue),
}));

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

test("photos and a message that were added without a network outlive the page, and are sent once", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Chessboard");
  const page = await deviceOf(customer, address(order));
  await keptOnDevice(page);
  await write3PhotosAndMessage(page, new OrderPage(page));
  await page.close();

  const again = await page.context().newPage();
  await again.goto("/app/");
  await expect(again.getByText("4 wait to be sent")).toBeVisible();
  await again.goto(address(order));
  await expectWaiting(new OrderPage(again));

  await again.context().setOffline(false);
  await expectSentOnce(customer, order);
  await expect(new OrderPage(again).note("Black and white, please.")).toHaveCount(1);
  await expect(again.getByText(/to be sent/)).toHaveCount(0, { timeout: 15_000 });
});

test("they outlive the browser too", async ({ customer, playwright, watch }, { project }) => {
  const order = await placeOrder(customer, "Draughts");
  const folder = await mkdtemp(join(tmpdir(), "device-"));
  const launch = async () => {
    const { launchOptions, ...rest } = project.use;
    const context = await playwright.chromium.launchPersistentContext(folder, {
      ...launchOptions,
      ...(rest as object),
      baseURL: STACK,
    });
    await watch.over(context);
    return context;
  };
  const first = await launch();
  const page = first.pages()[0]!;
  await page.goto("/app/sign-in");
  await signIn(page, customer);
  await page.goto(address(order));
  await keptOnDevice(page);
  await write3PhotosAndMessage(page, new OrderPage(page));
  await first.close();

  const second = await launch();
  await second.setOffline(true);
  const again = second.pages()[0]!;
  await again.goto(address(order));
  await expectWaiting(new OrderPage(again));
  await second.setOffline(false);
  await expectSentOnce(customer, order);
  await second.close();
  await rm(folder, { recursive: true, force: true });
});

test("staff's notes and photos keep what was said of them", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const order = await orderInProgress(customer, staff, "Toolbox");
  const page = await deviceOf(staff, address(order));
  const shown = new StaffOrderPage(page);
  await expect(shown.notesOrFiles).toBeVisible();
  await page.context().setOffline(true);
  await shown.writeInternalNote("Hinges are short by two.");
  await shown.writeToCustomer("It will be ready on Friday.");
  await shown.addPhotoForCustomer(photos[0]!, "The lid");
  await whenStored(page, "bytes", 1);
  await expect(page.getByText("3 wait to be sent")).toBeVisible();
  await page.close();

  const again = await page.context().newPage();
  await again.context().setOffline(false);
  await again.goto("/app/work");
  await expect
    .poll(() => textsOf(staff, order), { timeout: 20_000 })
    .toEqual([
      ["Hinges are short by two.", "INTERNAL"],
      ["It will be ready on Friday.", "CUSTOMER"],
    ]);
  await expect.poll(() => filesOf(customer, order), { timeout: 20_000 }).toEqual(["The lid"]);
});

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

test("two tabs send nothing twice", async ({ customer, deviceOf }) => {
  const order = await placeOrder(customer, "Seesaw");
  const page = await deviceOf(customer, address(order));
  const other = await page.context().newPage();
  await other.goto(address(order));
  await expect(new OrderPage(other).notesOrFiles).toBeVisible();
  let posts = 0;
  page.context().on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === "POST" && /\/notes$|\/customer-media$/.test(pathname)) posts += 1;
  });
  await page.context().setOffline(true);
  await write3PhotosAndMessage(page, new OrderPage(page));
  await expect(other.getByText("4 wait to be sent")).toBeVisible();
  await page.context().setOffline(false);
  await expectSentOnce(customer, order);
  expect(posts).toBe(4);
  for (const tab of [page, other])
    await expect(new OrderPage(tab).note("Black and white, please.")).toHaveCount(1);
});

test("what the shop refuses is kept with its reason until it is left out", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const order = await orderInProgress(customer, staff, "Bar stool");
  const page = await deviceOf(customer, address(order));
  const shown = new OrderPage(page);
  await expect(shown.notesOrFiles).toBeVisible();
  await page.context().setOffline(true);
  await shown.writeMessage("One more, please.");
  await shown.addFiles([photos[0]!]);
  await whenStored(page, "outbox", 2);
  await move(staff, order, ["COMPLETED"]);
  await page.context().setOffline(false);
  await expect(page.getByText("2 were not sent")).toBeVisible({ timeout: 20_000 });
  await expect(shown.notes.getByText(/The order takes no more/)).toBeVisible();

  await page.reload();
  await expect(shown.note("One more, please.")).toBeVisible();
  await shown.notes.getByRole("button", { name: "Leave the message out" }).click();
  await expect(shown.note("One more, please.")).toHaveCount(0);
  await page.getByRole("button", { name: "Leave photo 1.png out" }).first().click();
  await expect.poll(() => storedIn(page, "outbox")).toEqual([]);
  await expect(page.getByText("were not sent")).toHaveCount(0);
});

test("what waits can be left out before it is sent", async ({ customer, deviceOf }) => {
  const order = await placeOrder(customer, "Footstool");
  const page = await deviceOf(customer, address(order));
  const shown = new OrderPage(page);
  await expect(shown.notesOrFiles).toBeVisible();
  await write3PhotosAndMessage(page, shown);
  await shown.notes.getByRole("button", { name: "Leave the message out" }).click();
  await page.getByRole("button", { name: "Leave photo 2.png out" }).first().click();
  await whenStored(page, "bytes", 2);
  await page.context().setOffline(false);
  await expect
    .poll(() => filesOf(customer, order), { timeout: 20_000 })
    .toEqual(["photo 1.png", "photo 3.png"]);
  expect(await textsOf(customer, order)).toEqual([]);
});

test("signing out asks where something was not sent, and leaves nothing on the device", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const order = await orderInProgress(customer, staff, "A secret present");
  await share(staff, await addPhoto(staff, order));
  const page = await deviceOf(customer, address(order));
  await keptOnDevice(page);
  await whenStored(page, "thumbnails", 1);
  await write3PhotosAndMessage(page, new OrderPage(page));
  await page.context().setOffline(false);
  await page.context().route(/\/notes$|media$/, (route) => route.abort());
  const signOut = page.getByRole("button", { name: "Sign out", exact: true });
  await signOut.click();
  const question = page.getByRole("dialog", { name: "Not everything was sent" });
  await expect(question).toContainText("3 files and 1 message");
  await question.getByRole("button", { name: "Stay signed in" }).click();
  await expectSignedIn(page);
  await signOut.click();
  await question.getByRole("button", { name: "Sign out anyway" }).click();
  await expect(signInButton(page)).toBeVisible();
  await expectNothingLeft(page);

  await signIn(page, staff);
  await arrive(page, "/app/on-device");
  await expect(page.getByText("Nothing is kept here yet")).toBeVisible();
  await expect(page.getByText(/A secret present|to be sent/)).toHaveCount(0);
});

test("signing out without a network leaves nothing either, and ends the session when it is back", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Another present");
  const page = await deviceOf(customer, address(order));
  await keptOnDevice(page);
  await whenStored(page, "orders", 1);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(signInButton(page)).toBeVisible();
  await page.goto("/app/on-device");
  await expect(signInButton(page)).toBeVisible();
  await page.context().setOffline(false);
  await expect.poll(() => page.context().cookies()).toEqual([]);
  await expectNothingLeft(page);
});

test("a session that somebody ended leaves nothing, whenever the device hears of it", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Music box");
  const page = await deviceOf(customer, address(order));
  await keptOnDevice(page);
  await write3PhotosAndMessage(page, new OrderPage(page));
  await page.goto("/app/");
  await expect(page.getByRole("heading", { name: "On this device" })).toBeVisible();
  await endOtherSessions(customer);
  await page.context().setOffline(false);
  await expect(signInButton(page)).toBeVisible({ timeout: 15_000 });
  await expectNothingLeft(page);
});

test("a session that lapsed asks to sign in again, and keeps what was not sent for the same person", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Grandfather clock");
  const page = await deviceOf(customer, address(order));
  await keptOnDevice(page);
  await write3PhotosAndMessage(page, new OrderPage(page));
  await lapse(page);
  await page.goto("/app/");
  await expect(page.getByText("Grandfather clock")).toHaveCount(0);
  await endOtherSessions(customer); // As the API sees it.
  await page.context().setOffline(false);
  await page.reload();
  await expect(signInButton(page)).toBeVisible();
  await whenStored(page, "orders", 0);
  await whenStored(page, "outbox", 4);
  await signIn(page, customer);
  await expectSentOnce(customer, order);
});

test("of a session that lapsed, the next person finds nothing", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Cuckoo clock");
  const page = await deviceOf(customer, address(order));
  await keptOnDevice(page);
  await write3PhotosAndMessage(page, new OrderPage(page));
  await lapse(page);
  await endOtherSessions(customer);
  await page.context().setOffline(false);
  await page.goto("/app/");
  await signIn(page, staff);
  await expect.poll(() => databases(page)).not.toContain(`order-tracking.${customer.user.id}`);
  await expect(page.getByText(/to be sent/)).toHaveCount(0);
  expect(await textsOf(customer, order)).toEqual([]);
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

test("hostile names and texts wait and are sent as what they are", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "<img src=x onerror=window.__hacked=1>");
  const page = await deviceOf(customer, address(order));
  const shown = new OrderPage(page);
  await expect(shown.notesOrFiles).toBeVisible();
  await page.context().setOffline(true);
  const names = HOSTILE_TEXTS.filter((text) => /^[^/\\\p{C}]{1,200}$/u.test(text)).slice(0, 8);
  await shown.addFiles(
    names.map((name, hue) => ({
      name: `${name}.png`,
      mimeType: "image/png",
      buffer: png(hue, 8, 8),
    })),
  );
  await shown.writeMessage(HOSTILE_TEXTS[0]!);
  await whenStored(page, "outbox", names.length + 1);
  await page.goto("/app/");
  await page.getByText(`${names.length + 1} wait to be sent`).click();
  for (const name of names)
    await expect(page.getByRole("complementary").getByText(`${name}.png`)).toBeVisible();
  expect(await page.evaluate((trace) => trace in window, TRACE)).toBe(false);
  await page.context().setOffline(false);
  const sent = names.map((name) => `${name}.png`).sort();
  await expect
    .poll(async () => (await filesOf(customer, order)).sort(), { timeout: 60_000 })
    .toEqual(sent);
  expect(await page.evaluate((trace) => trace in window, TRACE)).toBe(false);
});

test("a new version is offered and not forced, and what waits to be sent outlives it", async ({
  customer,
  device,
}) => {
  const order = await placeOrder(customer, "Second edition");
  const app = await editions();
  const page = await device({ baseURL: app.url });
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
  await page.waitForTimeout(7_000); // It stays, and nothing happens by itself.
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

function address({ orderNumber }: Order): string {
  return `/app/orders/${orderNumber}`;
}

async function orderInProgress(customer: Person, staff: Person, title: string): Promise<Order> {
  const order = await placeOrder(customer, title);
  await take(staff, order);
  await move(staff, order, ["IN_PROGRESS"]);
  return order;
}

/** Without a network, which stays away. */
async function write3PhotosAndMessage(page: Page, shown: OrderPage): Promise<void> {
  await expect(shown.notesOrFiles).toBeVisible();
  await whenStored(page, "orders", 1);
  await page.context().setOffline(true);
  await shown.addFiles(photos);
  await shown.writeMessage("Black and white, please.");
  await expectWaiting(shown);
  await whenStored(page, "bytes", 3);
}

async function expectWaiting(shown: OrderPage): Promise<void> {
  await expect(shown.note("Black and white, please.")).toBeVisible();
  await expect(shown.notes.getByText("Waits for the network")).toBeVisible();
  for (const { name } of photos)
    await expect(
      shown.page.locator('figure[data-state="waiting"]').filter({ hasText: name }).locator("img"),
    ).toBeVisible();
  await expect(shown.page.getByText("4 wait to be sent")).toBeVisible();
}

async function expectSentOnce(customer: Person, order: Order): Promise<void> {
  const names = photos.map(({ name }) => name);
  await expect.poll(() => filesOf(customer, order), { timeout: 30_000 }).toEqual(names);
  await expect
    .poll(() => textsOf(customer, order), { timeout: 20_000 })
    .toEqual([["Black and white, please.", "CUSTOMER"]]);
}

/** What the API has of an order's files, in the order in which they came: those that are checked. */
async function filesOf({ api }: Person, { id }: Order): Promise<string[]> {
  const { mediaFiles, customerMedia } = await api.get("/api/v1/orders/{id}/media", {
    params: { path: { id } },
  });
  return [...mediaFiles, ...customerMedia].map(({ state, description, fileName }) =>
    state === "READY" ? description || fileName : state,
  );
}

/** What the API has of an order's notes, oldest first. */
async function textsOf({ api }: Person, { id }: Order): Promise<[string, string][]> {
  const { notes } = await api.get("/api/v1/orders/{id}/notes", { params: { path: { id } } });
  return notes.map(({ text, visibility }): [string, string] => [text, visibility]).reverse();
}

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

async function endOtherSessions({ api }: Person): Promise<void> {
  const { sessions } = await api.get("/api/v1/auth/sessions");
  for (const { id, current } of sessions)
    if (!current) await api.delete("/api/v1/auth/sessions/{id}", { params: { path: { id } } });
}

/** As if the session had not been used for so long that it ended by itself. */
async function lapse(page: Page): Promise<void> {
  await page.evaluate(() => {
    const name = "order-tracking.who";
    const who = JSON.parse(localStorage.getItem(name)!) as object;
    localStorage.setItem(name, JSON.stringify({ ...who, until: Date.now() - 1 }));
  });
}

function databases(page: Page): Promise<(string | undefined)[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
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
