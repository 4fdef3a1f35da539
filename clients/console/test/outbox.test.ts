import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError, NetworkError, UploadError } from "@order-tracking/client";
import { FakeStorage } from "./fake-storage.ts";

Object.assign(globalThis, { localStorage: new FakeStorage() });
const { isSameFile, isSameNote } = await import("../src/stores/outbox/compare.ts");
const { isKeyForgotten } = await import("../src/stores/outbox/earlier-try.ts");
const { verdictOn } = await import("../src/stores/outbox/verdict.ts");
const { Backoff } = await import("../src/lib/backoff.ts");

const answer = (status: number, code: string, more = {}) =>
  new ApiError({ status, code, message: "As the API says it", ...more });

test("what passes is tried again, when the API says or when the network is back", () => {
  assert.deepEqual(verdictOn(new NetworkError("cut"), 9), { then: "again", after: null });
  assert.deepEqual(verdictOn(answer(429, "TOO_MANY_REQUESTS", { retryAfter: 40 }), 9), {
    then: "again",
    after: 40,
  });
  assert.equal(verdictOn(answer(503, "SERVICE_UNAVAILABLE"), 9).then, "again");
  assert.equal(verdictOn(answer(409, "CONFLICT"), 9).then, "again");
});

test("what is refused is not tried again, and says why", () => {
  for (const [status, code] of [
    [403, "FORBIDDEN"],
    [404, "NOT_FOUND"],
    [409, "MEDIA_LIMIT"],
    [409, "ORDER_NOT_EDITABLE"],
    [413, "PAYLOAD_TOO_LARGE"],
  ] as const) {
    const verdict = verdictOn(answer(status, code), 1);
    assert.equal(verdict.then, "refused", code);
    assert.ok("reason" in verdict && verdict.reason.length > 0, code);
  }
  const details = [{ field: "text", message: "Holds a control character" }];
  assert.deepEqual(verdictOn(answer(400, "VALIDATION_ERROR", { details }), 1), {
    then: "refused",
    reason: "Holds a control character",
  });
});

test("what fails again and again at the shop's side does not keep others from being sent", () => {
  assert.equal(verdictOn(answer(500, "INTERNAL_ERROR"), 5).then, "again");
  assert.equal(verdictOn(answer(500, "INTERNAL_ERROR"), 6).then, "refused");
  assert.equal(verdictOn(new UploadError(403), 1).then, "again");
  assert.equal(verdictOn(new UploadError(400), 6).then, "refused");
});

test("the API knows a key for a day; before it was used there is nothing to know", () => {
  const hour = 3_600_000;
  assert.equal(isKeyForgotten({ triedAt: null }, 100 * hour), false);
  assert.equal(isKeyForgotten({ triedAt: 0 }, 22 * hour), false);
  assert.equal(isKeyForgotten({ triedAt: 0 }, 24 * hour), true);
});

test("a note is known again by what it says, of what kind it is, and who reads it", () => {
  const there = { kind: "NOTE", text: "Two\nlines", visibility: "INTERNAL" } as const;
  const said = { note: { kind: "NOTE", text: "Two\r\nlines", visibility: "INTERNAL" } } as const;
  assert.ok(isSameNote(there, said));
  assert.ok(!isSameNote({ ...there, visibility: "CUSTOMER" }, said));
  assert.ok(!isSameNote({ ...there, kind: "REPORT" }, said));
  assert.ok(!isSameNote({ ...there, text: "Two\nlines." }, said));
  const message = { kind: "MESSAGE", text: "Hello" } as const;
  assert.ok(isSameNote({ ...message, visibility: "CUSTOMER" }, { note: message }));
});

test("a file is known again by name, type and caption, and by its size until it was checked", () => {
  const there = {
    fileName: "lid.jpg",
    mimeType: "image/jpeg",
    size: 1000,
    state: "PENDING",
    description: null,
  } as const;
  const sent = {
    name: "lid.jpg",
    type: "image/jpeg",
    size: 1000,
    options: { from: "shop" },
  } as const;
  assert.ok(isSameFile(there, sent));
  assert.ok(!isSameFile({ ...there, size: 999 }, sent));
  assert.ok(isSameFile({ ...there, size: 999, state: "READY" }, sent));
  assert.ok(!isSameFile({ ...there, fileName: "box.jpg" }, sent));
  assert.ok(!isSameFile({ ...there, description: "The lid" }, sent));
});

test("waits grow to a longest, and begin anew once it worked", () => {
  const backoff = new Backoff(1_000, 8_000);
  assert.equal(backoff.isWaiting, false);
  const waits = Array.from({ length: 6 }, () => backoff.next());
  [1_000, 2_000, 4_000, 8_000, 8_000, 8_000].forEach((most, at) =>
    assert.ok(waits[at]! <= most && waits[at]! >= most / 2, `${waits[at]} of ${most}`),
  );
  assert.equal(backoff.isWaiting, true);
  backoff.reset();
  assert.ok(backoff.next() <= 1_000);
});
