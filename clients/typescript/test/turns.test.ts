import assert from "node:assert/strict";
import { test } from "node:test";
import { ProcessLocks } from "../src/locks.js";
import { Turns } from "../src/turns.js";

test("one at a time has a turn, in the order asked, and knows whether somebody was before", async () => {
  const locks = new ProcessLocks();
  const told: string[] = [];
  const ends: (() => void)[] = [];
  const turn = (name: string) =>
    new Turns(locks).take(async (hadToWait) => {
      told.push(`${name} begins${hadToWait ? " after another" : ""}`);
      await new Promise<void>((resolve) => ends.push(resolve));
      told.push(`${name} ends`);
    });
  const turns = [turn("first"), turn("second"), turn("third")];
  for (const ended of turns) {
    await new Promise(setImmediate);
    ends.shift()!();
    await ended;
  }
  assert.deepEqual(told, [
    "first begins",
    "first ends",
    "second begins after another",
    "second ends",
    "third begins after another",
    "third ends",
  ]);
});

test("a turn that fails is over", async () => {
  const turns = new Turns(new ProcessLocks());
  await assert.rejects(
    turns.take(() => Promise.reject(new Error("failed"))),
    /failed/,
  );
  assert.equal(await turns.take(async () => "next"), "next");
});
