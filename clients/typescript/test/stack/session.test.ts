import assert from "node:assert/strict";
import { ProcessLocks } from "../../src/locks.js";
import type { Client } from "../../src/index.js";
import { until } from "../support/browser.js";
import { CookieJar } from "../support/cookie-jar.js";
import { recordedFetch } from "../support/fetches.js";
import { signInAsStaff, stackClient, stackTest } from "../support/stack.js";

const REFRESH = "POST /api/v1/auth/refresh";
const QUARTER_OF_AN_HOUR = 15 * 60_000;

const unreadCount = (client: Client) => client.get("/api/v1/notifications/unread-count");

stackTest("two programs of one person refresh once each, for fifty calls that wait", async () => {
  let time = Date.now();
  const recorded = recordedFetch();
  const clients = [0, 1].map(() => stackClient({ fetch: recorded.fetch, now: () => time }));
  for (const client of clients) await signInAsStaff(client);
  time += QUARTER_OF_AN_HOUR;
  const calls = clients.flatMap((client) => Array.from({ length: 25 }, () => unreadCount(client)));
  const answers = await Promise.all(calls);
  assert.equal(answers.length, 50);
  assert.ok(answers.every(({ unreadCount }) => unreadCount >= 0));
  assert.equal(recorded.sent(REFRESH), 2);
  const { limits } = clients[0]!;
  assert.ok(limits !== null && limits.remaining > 0 && limits.resetSeconds <= 900);
  for (const { session } of clients) await session.signOut();
});

stackTest(
  "tabs share a session whose refresh token is in a cookie that no script can read",
  async (t) => {
    let time = Date.now();
    const jar = new CookieJar();
    const recorded = recordedFetch(jar.fetch);
    const locks = new ProcessLocks();
    const openTab = () => {
      const channel = new BroadcastChannel("stack");
      t.after(() => channel.close());
      // Messages between tabs take as long as they take.
      const wait = () => new Promise<void>(() => {});
      return stackClient({
        session: "cookie",
        fetch: recorded.fetch,
        locks,
        channel,
        wait,
        now: () => time,
      });
    };

    const first = openTab();
    await signInAsStaff(first);
    const [name, cookie] = [...jar.cookies][0]!;
    assert.match(name, /refresh$/);
    assert.equal(cookie.path, "/api/v1/auth");
    assert.ok(
      cookie.attributes.includes("HttpOnly") && cookie.attributes.includes("SameSite=Strict"),
    );

    const second = openTab();
    assert.equal((await second.session.restore())?.email, "staff@example.com");
    assert.equal(recorded.sent(REFRESH), 1);
    assert.notEqual(jar.cookies.get(name)?.value, cookie.value);

    time += QUARTER_OF_AN_HOUR;
    await Promise.all([first, second, first, second].map(unreadCount));
    assert.equal(recorded.sent(REFRESH), 2);

    await first.session.signOut();
    await until(second.session, ({ state }) => state === "signed-out");
    assert.equal(jar.cookies.size, 0);
    assert.equal(await openTab().session.restore(), null);
  },
);
