// Things that are written without a network, and what came of them.
import { expect, type Page } from "@playwright/test";
import type { Schema } from "@order-tracking/client";
import { whenStored } from "./device.ts";
import { move, placeOrder, take } from "./orders.ts";
import type { OrderPage } from "./pages/order.ts";
import type { Person } from "./people.ts";
import { png } from "./png.ts";

type Order = Schema<"Order">;

/** Three photos as somebody has them on the device. */
export const photos = [20, 140, 260].map((hue, index) => ({
  name: `photo ${index + 1}.png`,
  mimeType: "image/png",
  buffer: png(hue),
}));

/** Where an order is in the app. */
export function address({ orderNumber }: Order): string {
  return `/app/orders/${orderNumber}`;
}

/** An order that this member of the staff works on. */
export async function orderInProgress(
  customer: Person,
  staff: Person,
  title: string,
): Promise<Order> {
  const order = await placeOrder(customer, title);
  await take(staff, order);
  await move(staff, order, ["IN_PROGRESS"]);
  return order;
}

/** Without a network, which stays away. */
export async function write3PhotosAndMessage(page: Page, shown: OrderPage): Promise<void> {
  await expect(shown.notesOrFiles).toBeVisible();
  await whenStored(page, "orders", 1);
  await page.context().setOffline(true);
  await shown.addFiles(photos);
  await shown.writeMessage("Black and white, please.");
  await expectWaiting(shown);
  await whenStored(page, "bytes", 3);
}

/** All of it is shown as waiting. */
export async function expectWaiting(shown: OrderPage): Promise<void> {
  await expect(shown.note("Black and white, please.")).toBeVisible();
  await expect(shown.notes.getByText("Waits for the network")).toBeVisible();
  for (const { name } of photos)
    await expect(
      shown.page.locator('figure[data-state="waiting"]').filter({ hasText: name }).locator("img"),
    ).toBeVisible();
  await expect(shown.page.getByText("4 wait to be sent")).toBeVisible();
}

/** All of it arrived, and nothing of it twice. */
export async function expectSentOnce(customer: Person, order: Order): Promise<void> {
  const names = photos.map(({ name }) => name);
  await expect.poll(() => filesOf(customer, order), { timeout: 30_000 }).toEqual(names);
  await expect
    .poll(() => textsOf(customer, order), { timeout: 20_000 })
    .toEqual([["Black and white, please.", "CUSTOMER"]]);
}

/** The files of an order that the API has checked, in the order in which they came. */
export async function filesOf({ api }: Person, { id }: Order): Promise<string[]> {
  const { mediaFiles, customerMedia } = await api.get("/api/v1/orders/{id}/media", {
    params: { path: { id } },
  });
  return [...mediaFiles, ...customerMedia].map(({ state, description, fileName }) =>
    state === "READY" ? description || fileName : state,
  );
}

/** What the API has of an order's notes, oldest first. */
export async function textsOf({ api }: Person, { id }: Order): Promise<[string, string][]> {
  const { notes } = await api.get("/api/v1/orders/{id}/notes", { params: { path: { id } } });
  return notes.map(({ text, visibility }): [string, string] => [text, visibility]).reverse();
}
