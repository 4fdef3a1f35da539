import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "../src/index.js";
import { rateLimitIn } from "../src/rate-limit.js";
import { success } from "./support/answers.js";
import { FakeApi } from "./support/fake-api.js";

const limitIn = (value: string) => rateLimitIn(new Headers({ RateLimit: value }));

test("the header tells how many requests are left, and for how long", () => {
  assert.deepEqual(limitIn('"default";r=99;t=812'), { remaining: 99, resetSeconds: 812 });
  assert.deepEqual(limitIn('"burst";r=1;t=2, "default"; t=812; r=0'), {
    remaining: 0,
    resetSeconds: 812,
  });
});

test("what is not about all requests says nothing of them", () => {
  assert.equal(limitIn('"login";r=9;t=812'), null);
  assert.equal(limitIn('"default";r=99'), null);
  assert.equal(rateLimitIn(new Headers()), null);
});

test("a client knows what the last counted answer said", async () => {
  const api = new FakeApi();
  const client = createClient({ fetch: api.fetch, channel: null });
  assert.equal(client.limits, null);
  api.on("GET /api/v1/orders", () =>
    success({}, { headers: { RateLimit: '"default";r=41;t=60' } }),
  );
  api.on("GET /health", () => Response.json({ status: "OK" }));
  await client.get("/api/v1/orders");
  await client.get("/health");
  assert.deepEqual(client.limits, { remaining: 41, resetSeconds: 60 });
});
