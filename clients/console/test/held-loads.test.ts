import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { HeldLoads } from "../src/lib/held-loads.ts";

const MOST = 1_000;

function begin(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const loads = new HeldLoads();
  const loaded: string[] = [];
  return { loads, loaded, load: (name: string) => loads.load(() => loaded.push(name)) };
}

test("what is held back by nothing is loaded at once", (t) => {
  const { loaded, load } = begin(t);
  load("orders");
  assert.deepEqual(loaded, ["orders"]);
});

test("what is held back is loaded once, when it is released or has waited long enough", (t) => {
  for (const end of [(loads: HeldLoads) => loads.release(), () => t.mock.timers.tick(MOST)]) {
    const { loads, loaded, load } = begin(t);
    loads.hold(MOST);
    load("orders");
    load("notifications");
    assert.deepEqual(loaded, []);
    end(loads);
    t.mock.timers.tick(MOST);
    assert.deepEqual(loaded, ["orders", "notifications"]);
    t.mock.timers.reset();
  }
});

test("what was dropped, or taken back, is not loaded", (t) => {
  const { loads, loaded, load } = begin(t);
  loads.hold(MOST);
  load("orders")();
  loads.release();
  loads.hold(MOST);
  load("notifications");
  loads.drop();
  t.mock.timers.tick(MOST);
  assert.deepEqual(loaded, []);
  load("an order");
  assert.deepEqual(loaded, ["an order"]);
});
