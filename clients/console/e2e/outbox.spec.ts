// What is written without a network, or while it is cut: it waits on the device, and is sent once.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectNoBarriers } from "./support/barriers.ts";
import { keptOnDevice, storedIn, whenStored } from "./support/device.ts";
import { HOSTILE_TEXTS, TRACE } from "./support/hostile-texts.ts";
import { expectNoClippedButtons, expectNoSidewaysScroll } from "./support/layout.ts";
import { move, placeOrder } from "./support/orders.ts";
import { OrderPage, StaffOrderPage } from "./support/pages/order.ts";
import { signIn } from "./support/pages/sign-in.ts";
import { png } from "./support/png.ts";
import { STACK } from "./support/stack.ts";
import { expect, test } from "./support/test.ts";
import {
  photos,
  address,
  orderInProgress,
  write3PhotosAndMessage,
  expectWaiting,
  expectSentOnce,
  filesOf,
  textsOf,
} from "./support/unsent.ts";

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

test("what waits and what was refused is for everybody, on a narrow phone too", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const order = await orderInProgress(customer, staff, "Step stool");
  const page = await deviceOf(customer, address(order), { viewport: { width: 320, height: 740 } });
  await keptOnDevice(page);
  const check = async (where: string) => {
    await expectNoBarriers(page, where);
    await expectNoSidewaysScroll(page, where);
    await expectNoClippedButtons(page, where);
  };
  await write3PhotosAndMessage(page, new OrderPage(page));
  await page.getByText("4 wait to be sent").click();
  await check("waiting");
  await page.goto("/app/?locale=pseudo&dir=rtl");
  await expect(page.locator(".order-row")).toHaveCount(1);
  await check("away");
  await page.goto("/app/orders");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await check("needs the network");
  await page.goto(address(order));
  await expectWaiting(new OrderPage(page));
  await move(staff, order, ["COMPLETED"]);
  await page.context().setOffline(false);
  await expect(page.getByText("4 were not sent")).toBeVisible({ timeout: 20_000 });
  await check("refused");
  await page.goto("/app/profile");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await check("asked before signing out");
});
