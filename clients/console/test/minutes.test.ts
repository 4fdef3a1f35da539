import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { effect } from "@preact/signals";
import { formatAgo } from "../src/texts/format.ts";

test("all times that are looked at follow the clock by one timer, which ends with the last", () => {
  const now = Date.parse("2026-08-30T12:00:00.000Z");
  mock.timers.enable({ apis: ["setInterval", "Date"], now });
  const started = mock.method(globalThis, "setInterval");
  const ended = mock.method(globalThis, "clearInterval");
  const said = ["", ""];
  const ends = said.map((_, row) => effect(() => void (said[row] = formatAgo(new Date(now)))));
  assert.deepEqual(said, ["just now", "just now"]);
  mock.timers.tick(60_000);
  assert.deepEqual(said, ["1 minute ago", "1 minute ago"]);
  assert.equal(started.mock.callCount(), 1);

  ends.forEach((end) => end());
  assert.equal(ended.mock.callCount(), 1);
  mock.timers.tick(120_000);
  assert.deepEqual(said, ["1 minute ago", "1 minute ago"]);
  mock.reset();
});
