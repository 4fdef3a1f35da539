import assert from "node:assert/strict";
import { test } from "node:test";
import { wait } from "../src/wait.js";

test("a wait ends in time", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const waiting = wait(300, new AbortController().signal);
  t.mock.timers.tick(300);
  await waiting;
});

test("a wait that is given up rejects with the reason", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const giveUp = new AbortController();
  const waiting = wait(300, giveUp.signal);
  const reason = new Error("another page is shown");
  giveUp.abort(reason);
  await assert.rejects(waiting, reason);
  await assert.rejects(wait(300, AbortSignal.abort(reason)), reason);
});
