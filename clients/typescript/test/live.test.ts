import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { Live, type LiveEvents } from "../src/index.js";
import { fakeWebSocket } from "./support/fake-web-socket.js";

const TYPES: (keyof LiveEvents)[] = [
  "notification",
  "order.updated",
  "media.updated",
  "resync",
  "resumed",
  "connected",
  "disconnected",
];

const LONGEST_WAIT = 30_000;
const order = (id: string, version: number, event = `${id}-${version}`) => ({
  id: event,
  type: "order.updated",
  data: { order: { id, version } },
});

/** A connection, its other ends, and what it told. */
function connect(
  t: TestContext,
  ticket = async () => ({ url: "ws://live.example", ticket: "a+b" }),
) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const WebSocketClass = fakeWebSocket();
  const live = new Live(
    async () => ({ expiresIn: 60, ...(await ticket()) }),
    WebSocketClass as unknown as typeof WebSocket,
  );
  t.after(() => live.close());
  const told: string[] = [];
  for (const type of TYPES) live.addEventListener(type, () => told.push(type));
  const opened = async () => {
    await new Promise(setImmediate);
    const connection = WebSocketClass.connections.at(-1)!;
    connection.open();
    return connection;
  };
  const comesBack = () => {
    t.mock.timers.tick(LONGEST_WAIT);
    return opened();
  };
  return { live, told, opened, comesBack, connections: WebSocketClass.connections };
}

test("at first everything is to be loaded, and something is said at once", async (t) => {
  const { told, opened } = connect(t);
  const connection = await opened();
  assert.equal(connection.url, "ws://live.example?ticket=a%2Bb");
  assert.deepEqual(connection.said, [{ type: "ping" }]);
  assert.deepEqual(told, ["connected", "resync"]);
});

test("news is told with what it concerns", async (t) => {
  const { live, opened } = connect(t);
  const connection = await opened();
  const titles: string[] = [];
  live.addEventListener("notification", ({ detail }) => titles.push(detail.notification.title));
  live.addEventListener("media.updated", ({ detail }) => titles.push(detail.media.fileName));
  const data = { notification: { id: "n", title: "Your order is done" } };
  connection.hear({ id: "1", type: "notification", data });
  connection.hear({
    id: "2",
    type: "media.updated",
    data: { media: { id: "m", fileName: "chair.jpg" } },
  });
  assert.deepEqual(titles, ["Your order is done", "chair.jpg"]);
});

test("nothing is told twice, and nothing of an order that is older than what is known", async (t) => {
  const { live, opened } = connect(t);
  const connection = await opened();
  const versions: number[] = [];
  live.addEventListener("order.updated", ({ detail }) => versions.push(detail.order.version));
  connection.hear(order("a", 2, "1"));
  connection.hear(order("a", 2, "1"));
  connection.hear(order("a", 1, "2"));
  connection.hear(order("a", 3, "3"));
  assert.deepEqual(versions, [2, 3]);
});

test("after a cut it comes back and asks for what came after the last news", async (t) => {
  const { told, opened, comesBack } = connect(t);
  const first = await opened();
  first.hear(order("a", 1, "1"));
  first.hear(order("a", 2, "2"));
  first.cut();
  const second = await comesBack();
  assert.deepEqual(second.said, [{ type: "resume", lastEventId: "2" }]);
  second.hear(order("a", 3, "3"));
  second.hear({ type: "resumed" });
  const news = ["order.updated", "order.updated"];
  const back = ["disconnected", "connected", "order.updated", "resumed"];
  assert.deepEqual(told, ["connected", "resync", ...news, ...back]);
});

test("a cut while it is told what was missed does not hide the rest", async (t) => {
  const { opened, comesBack } = connect(t);
  const first = await opened();
  first.hear(order("a", 1, "1"));
  first.cut();
  const second = await comesBack();
  second.hear(order("b", 1, "5"));
  second.cut();
  const third = await comesBack();
  assert.deepEqual(third.said, [{ type: "resume", lastEventId: "1" }]);
});

test("where it is not known what was missed, everything is to be loaded", async (t) => {
  const { told, opened, comesBack } = connect(t);
  const first = await opened();
  first.hear(order("a", 1, "1"));
  first.cut();
  const second = await comesBack();
  second.hear({ type: "resync" });
  assert.equal(told.at(-1), "resync");
  second.cut();
  const third = await comesBack();
  assert.deepEqual(third.said, [{ type: "ping" }]);
});

test("a connection that does not answer is left", async (t) => {
  const { told, opened } = connect(t);
  await opened();
  t.mock.timers.tick(30_000);
  assert.equal(told.at(-1), "disconnected");
});

test("why there was no ticket is told", async (t) => {
  const refusal = new Error("signed out");
  const { live } = connect(t, () => Promise.reject(refusal));
  const reason = await new Promise((resolve) =>
    live.addEventListener("disconnected", ({ detail }) => resolve(detail)),
  );
  assert.equal(reason, refusal);
});

test("what was closed does not come back", async (t) => {
  const { live, opened, connections } = connect(t);
  await opened();
  live.close();
  t.mock.timers.tick(LONGEST_WAIT);
  await new Promise(setImmediate);
  assert.equal(connections.length, 1);
  assert.equal(connections[0]?.readyState, 3);
});
