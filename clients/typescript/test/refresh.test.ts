import assert from "node:assert/strict";
import { test } from "node:test";
import { NetworkError, type ApiError, type Client } from "../src/index.js";
import { failure, success } from "./support/answers.js";
import { FakeBrowser, signIn, until } from "./support/browser.js";
import { bearerOf, type FakeApi } from "./support/fake-api.js";

const ORDERS = "GET /api/v1/orders";
const READ_ALL = "POST /api/v1/notifications/read-all";
const REFRESH = "POST /api/v1/auth/refresh";

const orders = (client: Client) => client.get("/api/v1/orders");
const readAll = (client: Client) => client.post("/api/v1/notifications/read-all");
const noOrders = () =>
  success({ orders: [], pagination: { limit: 20, hasNext: false, nextCursor: null } });
const cut = () => Promise.reject(new TypeError("fetch failed"));

function tokensUsed(api: FakeApi): Set<string | null> {
  return new Set(api.sent(ORDERS).map(bearerOf));
}

test("fifty calls that begin when the token is about to expire share one refresh", async (t) => {
  const browser = new FakeBrowser(t);
  const tab = await browser.tabOf("ada");
  browser.api.on(ORDERS, noOrders);
  browser.untilTokensAreStale();
  await Promise.all(Array.from({ length: 50 }, () => orders(tab)));
  assert.equal(browser.api.sent(REFRESH).length, 1);
  assert.equal(browser.api.sent(ORDERS).length, 50);
  assert.equal(tokensUsed(browser.api).size, 1);
});

test("a token with time left is used as it is", async (t) => {
  const browser = new FakeBrowser(t);
  const tab = await browser.tabOf("ada");
  browser.api.on(ORDERS, noOrders);
  await orders(tab);
  assert.equal(browser.api.sent(REFRESH).length, 0);
});

test("fifty calls whose token the API calls expired share one refresh, and each is repeated once", async (t) => {
  const browser = new FakeBrowser(t);
  const tab = await browser.tabOf("ada");
  browser.api.on(ORDERS, noOrders);
  await orders(tab);
  const [first] = tokensUsed(browser.api);
  browser.api.expired.add(first!);
  await Promise.all(Array.from({ length: 50 }, () => orders(tab)));
  assert.equal(browser.api.sent(REFRESH).length, 1);
  assert.equal(browser.api.sent(ORDERS).length, 1 + 50 + 50);
  assert.equal(tab.session.state, "signed-in");
});

test("a write that was refused for its expired token is sent again with the new one", async (t) => {
  const browser = new FakeBrowser(t);
  const tab = await browser.tabOf("ada");
  browser.api.on(
    READ_ALL,
    () => failure(401, "TOKEN_EXPIRED"),
    () => success({}),
  );
  await readAll(tab);
  const tokens = browser.api.sent(READ_ALL).map(bearerOf);
  assert.equal(tokens.length, 2);
  assert.notEqual(tokens[0], tokens[1]);
});

test("who is told of an expired token again after a refresh gives up, and stays signed in", async (t) => {
  const browser = new FakeBrowser(t);
  const tab = await browser.tabOf("ada");
  browser.api.on(READ_ALL, () => failure(401, "TOKEN_EXPIRED"));
  await assert.rejects(readAll(tab), { code: "TOKEN_EXPIRED" });
  assert.equal(browser.api.sent(READ_ALL).length, 2);
  assert.equal(tab.session.state, "signed-in");
});

test("two tabs whose token is about to expire refresh once between them", async (t) => {
  const browser = new FakeBrowser(t);
  const first = await browser.tabOf("ada");
  const second = browser.tab();
  await signIn(first, "ada");
  await until(second.session, ({ state }) => state === "signed-in");
  browser.api.on(ORDERS, noOrders);
  browser.untilTokensAreStale();
  await Promise.all([first, second, first, second].map(orders));
  assert.equal(browser.api.sent(REFRESH).length, 1);
  assert.equal(tokensUsed(browser.api).size, 1);
});

test("tabs that are opened together restore the session with one refresh", async (t) => {
  const browser = new FakeBrowser(t);
  await browser.tabOf("ada");
  const tabs = [browser.tab(), browser.tab(), browser.tab()];
  const users = await Promise.all(tabs.map((tab) => tab.session.restore()));
  assert.deepEqual(
    users.map((user) => user?.firstName),
    ["ada", "ada", "ada"],
  );
  assert.equal(browser.api.sent(REFRESH).length, 1);
});

test("a tab whose neighbour's refresh was cut refreshes itself", async (t) => {
  const browser = new FakeBrowser(t);
  await browser.tabOf("ada");
  const [first, second] = [
    browser.tab({ wait: async () => {} }),
    browser.tab({ wait: async () => {} }),
  ];
  const refresh = browser.api.fetch;
  let isCut = false;
  const cutOnce: typeof fetch = (input) => {
    if (isCut) return refresh(input);
    isCut = true;
    return cut();
  };
  const failing = browser.tab({ fetch: cutOnce });
  await Promise.all([
    assert.rejects(failing.session.restore(), NetworkError),
    first.session.restore(),
    second.session.restore(),
  ]);
  assert.equal(first.session.state, "signed-in");
  assert.equal(second.session.state, "signed-in");
});

for (const [why, answer] of [
  ["a cut", cut],
  ["503", () => failure(503, "SERVICE_UNAVAILABLE")],
  ["429", () => failure(429, "TOO_MANY_REQUESTS", { "Retry-After": "60" })],
] as const) {
  test(`a refresh that fails by ${why} fails all calls that wait for it, and does not sign out`, async (t) => {
    const browser = new FakeBrowser(t);
    const tab = await browser.tabOf("ada");
    browser.api.on(REFRESH, answer);
    browser.untilTokensAreStale();
    const calls = Array.from({ length: 50 }, () => readAll(tab));
    for (const call of await Promise.allSettled(calls)) assert.ok(isFailureToRefresh(call));
    assert.equal(browser.api.sent(REFRESH).length, 1);
    assert.equal(browser.api.sent(READ_ALL).length, 0);
    assert.equal(tab.session.state, "signed-in");
  });
}

function isFailureToRefresh(call: PromiseSettledResult<unknown>): boolean {
  if (call.status === "fulfilled") return false;
  return (
    call.reason instanceof NetworkError || [429, 503].includes((call.reason as ApiError).status)
  );
}
