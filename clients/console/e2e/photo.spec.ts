// A large photo of a phone, with the place where it was taken: what is sent is small, and nobody
// learns the place.
import { readFile } from "node:fs/promises";
import { keepFigure } from "./support/figures.ts";
import { placeOrder, whenReady } from "./support/orders.ts";
import { OrderPage } from "./support/pages/order.ts";
import { noisyPhoto, tellsPlace, withPlace } from "./support/photo.ts";
import { expect, test } from "./support/test.ts";

const MEGABYTE = 1024 * 1024;
const LIMIT = 5_242_880;
const PLACE = "Behind the secret garden";

test("a photo of 8 MB is made smaller on the device, and keeps nothing of the place where it was taken", async ({
  customer,
  deviceOf,
}) => {
  test.setTimeout(120_000);
  const order = await placeOrder(customer, "Garden table");
  const page = await deviceOf(customer, `/app/orders/${order.orderNumber}`);
  const photo = withPlace(await noisyPhoto(page, 8 * MEGABYTE), PLACE);
  expect(tellsPlace(photo, PLACE)).toBe(true);

  const shown = new OrderPage(page);
  const declared = page.waitForResponse((response) => response.url().endsWith("/customer-media"));
  const put = page.waitForRequest((request) => request.method() === "PUT");
  await shown.addFiles([{ name: "IMG_4711.jpg", mimeType: "image/jpeg", buffer: photo }]);
  const [{ media }] = (await (await declared).json()).data.uploads;
  const sent = Number(await (await put).headerValue("content-length"));
  keepFigure("a photo, as it is taken", megabytes(photo.length));
  keepFigure("the same photo, as it is sent", megabytes(sent), megabytes(LIMIT));
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThan(LIMIT);

  await expect(shown.file("IMG_4711.jpg")).toBeVisible({ timeout: 30_000 });
  const ready = await whenReady(customer, media);
  for (const url of [ready.url, ready.previewUrl, ready.thumbnailUrl]) {
    const bytes = Buffer.from(await (await fetch(url!)).arrayBuffer());
    expect(bytes.length).toBeGreaterThan(0);
    expect(tellsPlace(bytes, PLACE), url!).toBe(false);
  }

  await page.getByRole("button", { name: "Open IMG_4711.jpg" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download IMG_4711.jpg" }).click();
  const downloaded = await readFile(await (await download).path());
  expect(downloaded.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect(tellsPlace(downloaded, PLACE)).toBe(false);
});

test("a photo that is small enough is sent as it is, and is without its place all the same", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Garden stool");
  const page = await deviceOf(customer, `/app/orders/${order.orderNumber}`);
  const small = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 300, height: 200 });
    canvas.getContext("2d")!.fillRect(0, 0, 150, 200);
    return canvas.toDataURL("image/jpeg").split(",")[1]!;
  });
  const photo = withPlace(Buffer.from(small, "base64"), PLACE);
  const shown = new OrderPage(page);
  const declared = page.waitForResponse((response) => response.url().endsWith("/customer-media"));
  await shown.addFiles([{ name: "small.jpg", mimeType: "image/jpeg", buffer: photo }]);
  const [{ media }] = (await (await declared).json()).data.uploads;
  expect(media.size).toBe(photo.length);
  await expect(shown.file("small.jpg")).toBeVisible({ timeout: 30_000 });
  const { url } = await whenReady(customer, media);
  expect(tellsPlace(Buffer.from(await (await fetch(url!)).arrayBuffer()), PLACE)).toBe(false);
});

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
