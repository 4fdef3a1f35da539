// What people do from elsewhere: through the API, without a page.
import { expect } from "@playwright/test";
import type { Schema } from "@order-tracking/client";
import type { Person } from "./people.ts";
import { png } from "./png.ts";

type Order = Schema<"Order">;
type Media = Schema<"Media">;

/** A customer's order. */
export async function placeOrder(
  { api }: Person,
  title: string,
  more: Partial<Schema<"CreateOrder">> = {},
): Promise<Order> {
  const { order } = await api.post("/api/v1/orders", { body: { title, ...more } });
  return order;
}

/** An order that staff place for a customer, and work on themselves: it is never in the queue. */
export async function placeOrderFor(
  { api, user }: Person,
  customer: Person,
  title: string,
  more: Partial<Schema<"CreateOrder">> = {},
): Promise<Order> {
  const body = { title, customerId: customer.user.id, assigneeId: user.id, ...more };
  const { order } = await api.post("/api/v1/orders", { body });
  return order;
}

/** Lists follow writes within about a second: waits until so many orders are in this person's. */
export async function whenListed({ api }: Person, count: number): Promise<void> {
  const listed = async () =>
    (await api.get("/api/v1/orders", { params: { query: { limit: 100 } } })).orders.length;
  await expect.poll(listed, { timeout: 20_000, message: "the orders are listed" }).toBe(count);
}

/** Takes an order out of the queue. */
export async function take({ api, user }: Person, { id }: Order): Promise<void> {
  await api.patch("/api/v1/orders/{id}/assignee", {
    params: { path: { id } },
    body: { assigneeId: user.id },
  });
}

/** Moves an order on, step by step. */
export async function move(
  { api }: Person,
  { id }: Order,
  steps: readonly Order["status"][],
  comment?: string,
): Promise<void> {
  for (const status of steps) {
    const body = { status, ...(comment !== undefined && { comment }) };
    await api.patch("/api/v1/orders/{id}/status", { params: { path: { id } }, body });
  }
}

/** Writes a message (a customer) or a note (staff). */
export async function write(
  { api, user }: Person,
  { id }: Order,
  text: string,
  visibility: Schema<"Note">["visibility"] = "CUSTOMER",
): Promise<void> {
  const body =
    user.role === "CUSTOMER"
      ? { kind: "MESSAGE" as const, text }
      : { kind: "NOTE" as const, text, visibility };
  await api.post("/api/v1/orders/{id}/notes", { params: { path: { id } }, body });
}

/** Says that a file will come, which is enough for it to be shown to who says so. */
export async function declareFile(
  { api, user }: Person,
  order: Order,
  { fileName = "photo.png", description = null as string | null, size = 1_000 } = {},
): Promise<Schema<"MediaUpload">> {
  const side = user.role === "CUSTOMER" ? "customer-media" : "media";
  const declared = { fileName, contentType: "image/png" as const, size, description };
  const params = { path: { id: order.id } };
  const { uploads } = await api.post(`/api/v1/orders/{id}/${side}`, {
    params,
    body: { files: [declared] },
  });
  return uploads[0]!;
}

/** Adds a photo, and waits until it is checked. */
export async function addPhoto(
  person: Person,
  order: Order,
  { bytes = png(210), ...said }: { fileName?: string; description?: string; bytes?: Buffer } = {},
): Promise<Media> {
  const { media, upload } = await declareFile(person, order, { ...said, size: bytes.length });
  await person.api.upload(upload, new Blob([new Uint8Array(bytes)], { type: "image/png" }));
  return whenReady(person, media);
}

/** Shows one of the shop's files to the customer. */
export async function share({ api }: Person, { orderId, id }: Media): Promise<void> {
  const params = { path: { id: orderId, mediaId: id } };
  await api.patch("/api/v1/orders/{id}/media/{mediaId}", { params, body: { isPublic: true } });
}

/** A file as it is once it was checked. */
export async function whenReady(
  { api }: Pick<Person, "api">,
  { id, orderId }: Media,
): Promise<Media> {
  const params = { path: { id: orderId, mediaId: id } };
  let media!: Media;
  await expect
    .poll(
      async () => {
        ({ media } = await api.get("/api/v1/orders/{id}/media/{mediaId}", { params }));
        return media.state;
      },
      { timeout: 20_000, message: "the file is checked" },
    )
    .toBe("READY");
  return media;
}
