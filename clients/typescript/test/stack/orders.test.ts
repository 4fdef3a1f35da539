import assert from "node:assert/strict";
import type { ApiError, Client } from "../../src/index.js";
import { losingFetch } from "../support/fetches.js";
import { nextEvent } from "../support/live-events.js";
import { ONE_PIXEL_PNG } from "../support/png.js";
import { registerCustomer, stackClient, stackTest } from "../support/stack.js";

const PLACE = "POST /api/v1/orders";

const place = (customer: Client) =>
  customer.post("/api/v1/orders", {
    body: { title: "Repair a chair", description: "One leg is loose." },
  });

stackTest("an order whose answer was lost is placed once", async () => {
  const line = losingFetch(PLACE);
  const customer = stackClient({ fetch: line.fetch });
  await registerCustomer(customer);
  const { order } = await place(customer);
  const [lost, repeated] = line.answers;
  const first = (await lost!.json()) as { data: { order: { id: string } } };
  assert.equal(first.data.order.id, order.id);
  assert.equal(repeated!.headers.get("Idempotency-Replayed"), "true");
  const { history } = await customer.get("/api/v1/orders/{id}", {
    params: { path: { id: order.id } },
  });
  assert.deepEqual(
    history.map(({ action }) => action),
    ["ORDER_CREATED"],
  );
});

stackTest("an order of a customer", async (t) => {
  const sockets: WebSocket[] = [];
  const ticketsMayCome = gate();
  const customer = stackClient({
    fetch: ticketsMayCome.fetch,
    WebSocket: recordedWebSocket(sockets),
  });
  await registerCustomer(customer);

  await t.test("is refused with every field that is not as it should be", async () => {
    const body = { title: "X", estimatedCompletion: "2001-01-01T00:00:00.000Z" };
    await assert.rejects(customer.post("/api/v1/orders", { body }), (error: ApiError) => {
      assert.equal(error.status, 400);
      assert.equal(error.code, "VALIDATION_ERROR");
      assert.deepEqual(error.details.map(({ field }) => field).sort(), [
        "estimatedCompletion",
        "title",
      ]);
      assert.ok(error.requestId);
      return true;
    });
  });

  await t.test("is not changed by who knows an older version", async () => {
    const { order } = await place(customer);
    const path = { id: order.orderNumber };
    const edit = (title: string) =>
      customer.patch("/api/v1/orders/{id}", {
        params: { path },
        body: { title },
        ifMatch: order.version,
      });
    const changed = await edit("Repair two chairs");
    assert.equal(changed.order.version, order.version + 1);
    await assert.rejects(edit("Repair three chairs"), { status: 412, code: "VERSION_MISMATCH" });
  });

  await t.test("is followed live, and what was missed during a cut is told", async (t) => {
    const live = customer.live();
    t.after(() => live.close());
    await nextEvent(live, "resync");
    const placed = nextEvent(live, "order.updated");
    const { order } = await place(customer);
    assert.equal((await placed).order.id, order.id);

    ticketsMayCome.close();
    const isCut = nextEvent(live, "disconnected");
    sockets.at(-1)!.close();
    await isCut;
    const edit = { params: { path: { id: order.id } }, body: { title: "Repair two chairs" } };
    const { order: changed } = await customer.patch("/api/v1/orders/{id}", edit);
    const missed = nextEvent(live, "order.updated", ({ order: { id } }) => id === order.id);
    const isResumed = nextEvent(live, "resumed");
    ticketsMayCome.open();
    assert.equal((await missed).order.version, changed.version);
    await isResumed;
  });

  await t.test(
    "has a file, which is sent to the storage and heard of when it was checked",
    async (t) => {
      const { order } = await place(customer);
      const live = customer.live();
      t.after(() => live.close());
      await nextEvent(live, "resync");
      const { size, type: contentType } = ONE_PIXEL_PNG;
      const files = [{ fileName: "chair.png", contentType: contentType as "image/png", size }];
      const { uploads } = await customer.post("/api/v1/orders/{id}/customer-media", {
        params: { path: { id: order.id } },
        body: { files },
      });
      const { media, upload } = uploads[0]!;
      const isChecked = nextEvent(
        live,
        "media.updated",
        ({ media: { id, state } }) => id === media.id && state !== "PENDING",
      );
      await customer.upload(upload, ONE_PIXEL_PNG);
      assert.equal((await isChecked).media.state, "READY");
    },
  );
});

/** Lets requests for tickets through while it is open. */
function gate() {
  let isOpen = Promise.resolve();
  let open = () => {};
  const gated: typeof fetch = async (input) => {
    const request = new Request(input);
    if (request.url.endsWith("/ws-ticket")) await isOpen;
    return fetch(request);
  };
  const close = () => {
    isOpen = new Promise((resolve) => (open = resolve));
  };
  return { fetch: gated, close, open: () => open() };
}

/** A `WebSocket` whose instances the test can close. */
function recordedWebSocket(sockets: WebSocket[]): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL) {
      super(url);
      sockets.push(this);
    }
  };
}
