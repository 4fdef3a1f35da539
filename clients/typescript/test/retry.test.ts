import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient, NetworkError, type ClientOptions } from "../src/index.js";
import { failure, success } from "./support/answers.js";
import { FakeApi } from "./support/fake-api.js";

const ORDERS = "POST /api/v1/orders";
const READ_ALL = "POST /api/v1/notifications/read-all";
const order = { body: { title: "Repair a chair" } };

const cut = () => Promise.reject(new TypeError("fetch failed"));
const busy = () => failure(503, "SERVICE_UNAVAILABLE");
const tooMany = (seconds: string) => () =>
  failure(429, "TOO_MANY_REQUESTS", { "Retry-After": seconds });
const done = () => success({ order: { title: "Repair a chair" } });

/** A client whose waits take no time, and how long they would have been. */
function impatient(options: ClientOptions = {}) {
  const api = new FakeApi();
  const waits: number[] = [];
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  return {
    api,
    waits,
    client: createClient({ fetch: api.fetch, channel: null, wait, ...options }),
  };
}

for (const [why, answer] of [
  ["a cut", cut],
  ["503", busy],
  ["429 with a short wait", tooMany("5")],
] as const) {
  test(`an order that failed by ${why} is sent again with the same key`, async () => {
    const { api, client } = impatient();
    api.on(ORDERS, answer, answer, done);
    await client.post("/api/v1/orders", order);
    const keys = api.sent(ORDERS).map(({ headers }) => headers.get("Idempotency-Key"));
    assert.equal(keys.length, 3);
    assert.match(keys[0]!, /^[0-9a-f-]{36}$/);
    assert.equal(new Set(keys).size, 1);
  });

  test(`a write without a key that failed by ${why} is not sent again`, async () => {
    const { api, client } = impatient();
    api.on(READ_ALL, answer);
    await assert.rejects(client.post("/api/v1/notifications/read-all"));
    assert.equal(api.sent(READ_ALL).length, 1);
    assert.equal(api.requests[0]!.headers.get("Idempotency-Key"), null);
  });
}

test("an answer that was cut in the middle is a cut", async () => {
  const { api, client } = impatient();
  api.on(ORDERS, () => new Response('{"success":true,"da'), done);
  await client.post("/api/v1/orders", order);
  assert.equal(api.sent(ORDERS).length, 2);
});

test("two calls have two keys", async () => {
  const { api, client } = impatient();
  api.on(ORDERS, done);
  await client.post("/api/v1/orders", order);
  await client.post("/api/v1/orders", order);
  const [first, second] = api.sent(ORDERS).map(({ headers }) => headers.get("Idempotency-Key"));
  assert.notEqual(first, second);
});

test("a caller may choose the key", async () => {
  const { api, client } = impatient();
  api.on(ORDERS, done);
  await client.post("/api/v1/orders", { ...order, idempotencyKey: "draft-7" });
  assert.equal(api.requests[0]!.headers.get("Idempotency-Key"), "draft-7");
});

test("every kind of write to an order has a key, and an invitation", async () => {
  const { api, client } = impatient();
  const path = { id: "ORD-20260830-7KQ4M2X" };
  const orderUrl = `/api/v1/orders/${path.id}`;
  const signatures = [
    `PUT ${orderUrl}`,
    `PATCH ${orderUrl}/status`,
    `DELETE ${orderUrl}/cancel`,
    "POST /api/v1/admin/users",
  ];
  for (const signature of signatures) api.on(signature, done);
  await client.put("/api/v1/orders/{id}", { params: { path }, body: {} });
  await client.patch("/api/v1/orders/{id}/status", {
    params: { path },
    body: { status: "IN_PROGRESS" },
  });
  await client.delete("/api/v1/orders/{id}/cancel", { params: { path } });
  const invitation = { firstName: "Grace", lastName: "Hopper", email: "grace@example.com" };
  await client.post("/api/v1/admin/users", { body: { ...invitation, role: "STAFF" } });
  assert.ok(api.requests.every(({ headers }) => headers.has("Idempotency-Key")));
  assert.equal(api.requests.length, signatures.length);
});

test("a read is tried three times at most, with no key, and waits longer each time", async () => {
  const { api, client, waits } = impatient();
  api.on("GET /api/v1/orders", cut);
  await assert.rejects(client.get("/api/v1/orders"), NetworkError);
  assert.equal(api.requests.length, 3);
  assert.equal(api.requests[0]!.headers.get("Idempotency-Key"), null);
  const [first, second] = waits;
  assert.ok(first! >= 150 && first! <= 300 && second! >= 300 && second! <= 600, waits.join());
});

test("it is waited as long as the API asks", async () => {
  const { api, client, waits } = impatient();
  api.on("GET /api/v1/orders", tooMany("5"), done);
  await client.get("/api/v1/orders");
  assert.deepEqual(waits, [5000]);
});

test("a limit that lasts longer is told at once, with the seconds to count down", async () => {
  const { api, client } = impatient();
  api.on("GET /api/v1/orders", tooMany("6"));
  await assert.rejects(client.get("/api/v1/orders"), { code: "TOO_MANY_REQUESTS", retryAfter: 6 });
  assert.equal(api.requests.length, 1);
});

test("what is refused is not tried again", async () => {
  const { api, client } = impatient();
  api.on(ORDERS, () => failure(409, "CONFLICT"));
  await assert.rejects(client.post("/api/v1/orders", order), { code: "CONFLICT" });
  assert.equal(api.requests.length, 1);
});

test("who gives up while it is waited hears their own reason", async () => {
  const { api, client } = impatient({ wait: (_, signal) => Promise.reject(signal?.reason) });
  api.on("GET /api/v1/orders", busy);
  const reason = new Error("another page is shown");
  await assert.rejects(client.get("/api/v1/orders", { signal: AbortSignal.abort(reason) }), reason);
});

test("who gives up a request hears their own reason, and it is not tried again", async () => {
  const { api, client } = impatient();
  const giveUp = new AbortController();
  const reason = new Error("another page is shown");
  api.on("GET /api/v1/orders", (request) => {
    giveUp.abort(reason);
    return Promise.reject(request.signal.reason);
  });
  await assert.rejects(client.get("/api/v1/orders", { signal: giveUp.signal }), reason);
  assert.equal(api.requests.length, 1);
});

test("a request that is not answered within half a minute is a cut", async (t) => {
  const limit = new AbortController();
  const timeout = t.mock.method(AbortSignal, "timeout", () => limit.signal);
  const { api, client } = impatient();
  api.on(READ_ALL, (request) => {
    limit.abort();
    return Promise.reject(request.signal.reason);
  });
  await assert.rejects(client.post("/api/v1/notifications/read-all"), NetworkError);
  assert.deepEqual(timeout.mock.calls[0]?.arguments, [30_000]);
});

test("a version goes out as an entity tag, and an entity tag as it is", async () => {
  const { api, client } = impatient();
  api.on("PATCH /api/v1/orders/1", done);
  const edit = { params: { path: { id: "1" } }, body: { title: "Repair two chairs" } };
  await client.patch("/api/v1/orders/{id}", { ...edit, ifMatch: 7 });
  await client.patch("/api/v1/orders/{id}", { ...edit, ifMatch: 'W/"7-abc"' });
  const tags = api.requests.map(({ headers }) => headers.get("If-Match"));
  assert.deepEqual(tags, ['"7"', 'W/"7-abc"']);
});
