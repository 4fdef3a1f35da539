// What the compiler promises; `npm run check` is the test.
import { createClient, type Schema } from "../src/index.js";

const { get, post, patch, session } = createClient({ channel: null });
const path = { id: "ORD-20260830-7KQ4M2X" };

/** Answers have the types of their `data`. */
export async function answers(): Promise<void> {
  const { orders, pagination } = await get("/api/v1/orders", {
    params: { query: { overdue: true } },
  });
  const numbers: string[] = orders.map(({ orderNumber }) => orderNumber);
  const next: string | null | undefined = pagination.nextCursor;
  const { order, history } = await get("/api/v1/orders/{id}", { params: { path } });
  const placed: Schema<"Order"> = order;
  const { status } = await get("/health");
  const user: Schema<"User"> = await session.signIn({ email: "ada@example.com", password: "" });
  void [numbers, next, placed, history, status, user];
}

/** What is required is asked for, and nothing that the operation does not know. */
export async function refusals(): Promise<void> {
  // @ts-expect-error there is no such path
  await get("/api/v1/order");
  // @ts-expect-error this path is not read
  await get("/api/v1/notifications/read-all");
  // @ts-expect-error an order has to be named
  await get("/api/v1/orders/{id}");
  // @ts-expect-error an order has to be named
  await get("/api/v1/orders/{id}", { params: {} });
  // @ts-expect-error an order has a title
  await post("/api/v1/orders", { body: {} });
  // @ts-expect-error a change of status says to which
  await patch("/api/v1/orders/{id}/status", { params: { path } });
  // @ts-expect-error this is no status
  await patch("/api/v1/orders/{id}/status", { params: { path }, body: { status: "DONE" } });
  // @ts-expect-error nothing is sent with this
  await post("/api/v1/notifications/read-all", { body: { ids: [] } });
  // @ts-expect-error this is no filter
  await get("/api/v1/orders", { params: { query: { state: "PENDING" } } });
}
