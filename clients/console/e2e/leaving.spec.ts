// What is left on a device of somebody who is no longer signed in there.
import type { Page } from "@playwright/test";
import { expectNothingLeft, keptOnDevice, whenStored } from "./support/device.ts";
import { addPhoto, placeOrder, share } from "./support/orders.ts";
import { OrderPage } from "./support/pages/order.ts";
import { expectSignedIn, signIn, signInButton } from "./support/pages/sign-in.ts";
import type { Person } from "./support/people.ts";
import { arrive } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";
import {
  address,
  orderInProgress,
  write3PhotosAndMessage,
  expectSentOnce,
  textsOf,
} from "./support/unsent.ts";

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
  await page.context().route(/\/notes$|media$/, (route) => route.abort());
  await page.context().setOffline(false);
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
