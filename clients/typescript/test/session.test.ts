import assert from "node:assert/strict";
import { test } from "node:test";
import { NetworkError } from "../src/index.js";
import { failure, success, userNamed } from "./support/answers.js";
import { FakeBrowser, signIn, until } from "./support/browser.js";
import { bearerOf } from "./support/fake-api.js";

const PROFILE = "GET /api/v1/users/profile";
const READ_ALL = "POST /api/v1/notifications/read-all";
const REFRESH = "POST /api/v1/auth/refresh";

test("who signs in is known without another request, in this tab and in the others", async (t) => {
  const browser = new FakeBrowser(t);
  const [first, second] = [browser.tab(), browser.tab()];
  const user = await signIn(first, "ada");
  assert.deepEqual(first.session.user, user);
  assert.equal(browser.api.requests.length, 1);
  await until(second.session, ({ state }) => state === "signed-in");
  assert.equal(second.session.user?.firstName, "ada");
});

test("who registers is signed in", async (t) => {
  const { session } = new FakeBrowser(t).tab();
  const account = {
    firstName: "Ada",
    lastName: "",
    email: "ada@example.com",
    password: "correct horse",
  };
  await session.register(account);
  assert.equal(session.state, "signed-in");
});

test("a session is restored with one refresh and the profile", async (t) => {
  const browser = new FakeBrowser(t);
  await browser.tabOf("ada");
  const { session } = browser.tab();
  assert.equal(session.state, "unknown");
  assert.equal((await session.restore())?.firstName, "ada");
  assert.equal(browser.api.sent(REFRESH).length, 1);
  assert.equal(browser.api.sent(PROFILE).length, 1);
});

test("where nobody is signed in, nobody is restored", async (t) => {
  const { session } = new FakeBrowser(t).tab();
  assert.equal(await session.restore(), null);
  assert.equal(session.state, "signed-out");
});

test("a session that cannot be restored for a cut stays unknown, and is restored later", async (t) => {
  const browser = new FakeBrowser(t);
  await browser.tabOf("ada");
  let isOffline = true;
  const { session } = browser.tab({
    fetch: (input) =>
      isOffline ? Promise.reject(new TypeError("fetch failed")) : browser.api.fetch(input),
  });
  await assert.rejects(session.restore(), NetworkError);
  assert.equal(session.state, "unknown");
  isOffline = false;
  assert.equal((await session.restore())?.firstName, "ada");
});

test("signing out ends the session in all tabs", async (t) => {
  const browser = new FakeBrowser(t);
  const second = browser.tab();
  const first = await browser.tabOf("ada");
  await until(second.session, ({ state }) => state === "signed-in");
  await first.session.signOut();
  assert.equal(first.session.user, null);
  await until(second.session, ({ state }) => state === "signed-out");
  assert.equal(await browser.tab().session.restore(), null);
});

test("who could not be signed out for a cut is still signed in", async (t) => {
  const browser = new FakeBrowser(t);
  const { session } = await browser.tabOf("ada");
  browser.api.on("POST /api/v1/auth/logout", () => Promise.reject(new TypeError("fetch failed")));
  await assert.rejects(session.signOut(), NetworkError);
  assert.equal(session.state, "signed-in");
});

test("signing out everywhere ends the session in all tabs", async (t) => {
  const browser = new FakeBrowser(t);
  const second = browser.tab();
  const first = await browser.tabOf("ada");
  await until(second.session, ({ state }) => state === "signed-in");
  await first.session.signOutEverywhere();
  assert.equal(first.session.state, "signed-out");
  await until(second.session, ({ state }) => state === "signed-out");
});

test("a new password signs out who was signed in", async (t) => {
  const { session } = await new FakeBrowser(t).tabOf("ada");
  await session.setPassword({ passwordToken: "once", newPassword: "another horse" });
  assert.equal(session.state, "signed-out");
});

test("a 401 that is not about an expired token signs out in all tabs", async (t) => {
  const browser = new FakeBrowser(t);
  const second = browser.tab();
  const first = await browser.tabOf("ada");
  await until(second.session, ({ state }) => state === "signed-in");
  browser.api.on(READ_ALL, () => failure(401, "UNAUTHORIZED"));
  await assert.rejects(first.post("/api/v1/notifications/read-all"), {
    status: 401,
    code: "UNAUTHORIZED",
  });
  assert.equal(first.session.state, "signed-out");
  assert.equal(browser.api.sent(REFRESH).length, 0);
  await until(second.session, ({ state }) => state === "signed-out");
});

test("a refused refresh signs out in all tabs", async (t) => {
  const browser = new FakeBrowser(t);
  const second = browser.tab();
  const first = await browser.tabOf("ada");
  await until(second.session, ({ state }) => state === "signed-in");
  browser.api.endSession();
  browser.untilTokensAreStale();
  await assert.rejects(first.get("/api/v1/orders"), { code: "INVALID_REFRESH_TOKEN" });
  assert.equal(first.session.state, "signed-out");
  await until(second.session, ({ state }) => state === "signed-out");
});

test("a tab that slept while somebody signed in anew ends no session but its own", async (t) => {
  const browser = new FakeBrowser(t);
  const awake = browser.tab();
  const asleep = await browser.tabOf("ada", { channel: browser.deafChannel() });
  browser.api.on(READ_ALL, () => failure(401, "UNAUTHORIZED"));
  await until(awake.session, ({ state }) => state === "signed-in");
  await signIn(awake, "ada");
  const told: string[] = [];
  awake.session.subscribe(({ state }) => told.push(state));
  await assert.rejects(asleep.post("/api/v1/notifications/read-all"), { status: 401 });
  assert.equal(asleep.session.state, "signed-out");
  await signIn(asleep, "grace");
  await until(awake.session, ({ user }) => user?.firstName === "grace");
  assert.deepEqual(told, ["unknown", "signed-in"]);
});

test("a 401 that comes after the token was replaced does not sign out its successor", async (t) => {
  const browser = new FakeBrowser(t);
  const tab = await browser.tabOf("ada");
  browser.api.on(READ_ALL, async () => {
    await signIn(tab, "ada");
    return failure(401, "UNAUTHORIZED");
  });
  await assert.rejects(tab.post("/api/v1/notifications/read-all"), { status: 401 });
  assert.equal(tab.session.state, "signed-in");
});

test("a refused sign-in leaves who is signed in", async (t) => {
  const browser = new FakeBrowser(t);
  const tab = await browser.tabOf("ada");
  browser.api.on("POST /api/v1/auth/login", () => failure(401, "INVALID_CREDENTIALS"));
  await assert.rejects(signIn(tab, "grace"), { code: "INVALID_CREDENTIALS" });
  assert.equal(tab.session.user?.firstName, "ada");
});

test("when somebody else signs in in another tab, that user is loaded", async (t) => {
  const browser = new FakeBrowser(t);
  const first = await browser.tabOf("ada");
  const told: string[] = [];
  first.session.subscribe(({ state, user }) =>
    told.push(`${state} ${user?.firstName ?? "nobody"}`),
  );
  await browser.tabOf("grace");
  await until(first.session, ({ user }) => user?.firstName === "grace");
  assert.deepEqual(told, ["unknown nobody", "signed-in grace"]);
});

test("a profile that comes after somebody else signed in is not taken for theirs", async (t) => {
  const browser = new FakeBrowser(t);
  await browser.tabOf("ada");
  const tab = browser.tab();
  const names: string[] = [];
  tab.session.subscribe(({ user }) => names.push(user?.firstName ?? "nobody"));
  browser.api.on(PROFILE, async () => {
    await signIn(tab, "grace");
    return success({ user: userNamed("ada") });
  });
  await tab.session.restore();
  assert.deepEqual(names, ["grace"]);
  assert.equal(tab.session.user?.firstName, "grace");
});

test("a call never goes out as somebody else than who began it", async (t) => {
  const browser = new FakeBrowser(t);
  const waits: (() => void)[] = [];
  const tab = await browser.tabOf("ada", {
    wait: () => new Promise((resolve) => waits.push(resolve)),
  });
  browser.api.on(
    "POST /api/v1/orders",
    () => failure(503, "SERVICE_UNAVAILABLE"),
    () => success({}),
  );
  const isWaiting = new Promise<void>((resolve) => {
    const push = waits.push.bind(waits);
    waits.push = (...of) => (resolve(), push(...of));
  });
  const order = tab.post("/api/v1/orders", { body: { title: "Repair a chair" } });
  await isWaiting;
  await signIn(tab, "grace");
  waits.forEach((resume) => resume());
  await assert.rejects(order, { status: 401 });
  assert.equal(browser.api.sent("POST /api/v1/orders").length, 1);
  assert.equal(tab.session.user?.firstName, "grace");
});

test("a changed profile is told to those who listen, until they stop", async (t) => {
  const { session } = await new FakeBrowser(t).tabOf("ada");
  const told: (string | undefined)[] = [];
  const stop = session.subscribe(({ user }) => told.push(user?.lastName));
  session.replaceUser({ ...userNamed("ada"), lastName: "King" });
  stop();
  session.replaceUser({ ...userNamed("ada"), lastName: "Byron" });
  assert.deepEqual(told, ["King"]);
  assert.equal(session.user?.lastName, "Byron");
});

test("a cookie session says so, and never sees a refresh token", async (t) => {
  const browser = new FakeBrowser(t);
  const tab = await browser.tabOf("ada");
  await browser.tab().session.restore();
  await tab.session.signOut();
  const requests = browser.api.requests.filter(({ url }) => url.includes("/auth/"));
  assert.equal(requests.length, 3);
  for (const request of requests) {
    assert.equal(request.headers.get("X-Session"), "cookie");
    assert.equal(request.credentials, "same-origin");
  }
  const bodies = await Promise.all(requests.slice(1).map((request) => request.text()));
  assert.deepEqual(bodies, ["{}", "{}"]);
});

test("a token session sends its newest refresh token in bodies, and asks for no cookie", async (t) => {
  const browser = new FakeBrowser(t);
  const tab = await browser.tabOf("ada", { session: "token" });
  browser.api.on(READ_ALL, () => success({}));
  for (let refreshes = 0; refreshes < 2; refreshes++) {
    browser.untilTokensAreStale();
    await tab.post("/api/v1/notifications/read-all");
  }
  const requests = browser.api.sent(REFRESH);
  const bodies = await Promise.all(requests.map((request) => request.json()));
  assert.deepEqual(bodies, [{ refreshToken: "refresh-1" }, { refreshToken: "refresh-2" }]);
  assert.ok(requests.every((request) => !request.headers.has("X-Session")));
});

test("a token session without a refresh token is restored without a request", async (t) => {
  const browser = new FakeBrowser(t);
  const { session } = browser.tab({ session: "token" });
  assert.equal(await session.restore(), null);
  assert.equal(session.state, "signed-out");
  assert.equal(browser.api.requests.length, 0);
});

test("who is not signed in calls without a token", async (t) => {
  const browser = new FakeBrowser(t);
  browser.api.on("GET /health", () => Response.json({ status: "OK", database: "connected" }));
  const health = await browser.tab().get("/health");
  assert.equal(health.status, "OK");
  assert.equal(bearerOf(browser.api.requests[0]!), null);
});
