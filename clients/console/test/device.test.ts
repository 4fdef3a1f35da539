import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { KeptOrder } from "../src/lib/kept-order.ts";
import type { Media, User } from "../src/model.ts";
import { FakeStorage } from "./fake-storage.ts";
import { order } from "./order.ts";

const storage = new FakeStorage();
Object.assign(globalThis, { localStorage: storage });
const { MOST_KEPT, thumbnailsWithoutRoom, withoutLinks, withoutRoom } =
  await import("../src/lib/kept-order.ts");
const { hasLapsed, recallWho, rememberWho, standInFor } = await import("../src/lib/who.ts");

const ada: User = {
  ...standInFor({ id: "ada", firstName: "Ada", lastName: "", role: "CUSTOMER", until: null }),
  email: "ada@example.com",
  phone: "+49301234567",
};

beforeEach(() => storage.clear());

test("of who is here the device knows no more than it has to", () => {
  rememberWho(ada, 1_000);
  const who = { id: "ada", firstName: "Ada", lastName: "", role: "CUSTOMER", until: 1_000 };
  assert.deepEqual(recallWho(), who);
  assert.ok(!JSON.stringify({ ...storage }).includes("example.com"));
  rememberWho(null, null);
  assert.equal(storage.length, 0);
});

test("a session lapses when its time is over, and not where that is not known", () => {
  rememberWho(ada, 1_000);
  assert.equal(hasLapsed(recallWho()!, 999), false);
  assert.equal(hasLapsed(recallWho()!, 1_000), true);
  rememberWho(ada, null);
  assert.equal(hasLapsed(recallWho()!, Number.MAX_SAFE_INTEGER), false);
});

test("what was looked at longest ago makes room", () => {
  const kept = Array.from({ length: MOST_KEPT + 2 }, (_, at) => ({ id: `${at}`, seenAt: at }));
  assert.deepEqual(withoutRoom(kept).sort(), ["0", "1"]);
  assert.deepEqual(withoutRoom(kept.slice(2)), []);
});

test("thumbnails are bounded by their bytes; those of orders seen lately stay", () => {
  const thumbnails = ["old", "older", "new"].map((orderId) => ({ id: orderId, orderId, size: 40 }));
  const seenAt = new Map([
    ["new", 3],
    ["old", 2],
    ["older", 1],
  ]);
  assert.deepEqual(thumbnailsWithoutRoom(thumbnails, seenAt, 100), ["older"]);
  assert.deepEqual(thumbnailsWithoutRoom(thumbnails, seenAt, 120), []);
});

test("no address that gives access to a file or an order is kept", () => {
  const file = { id: "f", url: "https://s3/1", thumbnailUrl: "https://s3/2", previewUrl: null };
  const kept = withoutLinks({
    id: "1",
    order: { ...order({}), trackingUrl: "https://shop/t/1" } as unknown as KeptOrder["order"],
    history: [],
    notes: [],
    areNotesWithheld: false,
    files: [file as unknown as Media],
    loadedAt: 1,
    seenAt: 1,
  });
  assert.ok(!JSON.stringify(kept).includes("https:"));
  assert.equal(kept.files[0]!.id, "f");
});
