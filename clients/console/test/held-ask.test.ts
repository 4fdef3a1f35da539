import assert from "node:assert/strict";
import { test } from "node:test";
import { HeldAsk } from "../src/lib/held-ask.ts";

test("many reasons to ask are one call after a moment, and the next only after a pause", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  let calls = 0;
  const held = new HeldAsk(() => (calls += 1), 100, 1_000);
  held.ask();
  held.ask();
  t.mock.timers.tick(99);
  assert.equal(calls, 0);
  t.mock.timers.tick(1);
  assert.equal(calls, 1);
  held.ask();
  t.mock.timers.tick(999);
  assert.equal(calls, 1);
  t.mock.timers.tick(1);
  assert.equal(calls, 2);
});

test("who looks no more asks no more", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  let calls = 0;
  const held = new HeldAsk(() => (calls += 1), 100, 1_000);
  held.ask();
  held.stop();
  t.mock.timers.tick(5_000);
  assert.equal(calls, 0);
});
