import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseAll, extend, NOTHING_CHOSEN, toggle } from "../src/lib/row-selection.ts";

const LIST = ["a", "b", "c", "d", "e"];

test("what is chosen is let go by the same press", () => {
  const chosen = toggle(NOTHING_CHOSEN, "b");
  assert.deepEqual([...chosen.ids], ["b"]);
  assert.deepEqual([...toggle(chosen, "b").ids], []);
});

test("a range goes from the last that was pressed, in both directions, and keeps what was chosen", () => {
  const begun = toggle(toggle(NOTHING_CHOSEN, "a"), "d");
  const range = extend(begun, "b", LIST);
  assert.deepEqual([...range.ids].sort(), ["a", "b", "c", "d"]);
  assert.deepEqual([...extend(range, "e", LIST).ids].sort(), LIST);
});

test("a range without a beginning, or whose beginning has left the list, is the one order", () => {
  assert.deepEqual([...extend(NOTHING_CHOSEN, "c", LIST).ids], ["c"]);
  const gone = { ids: new Set<string>(), anchor: "gone" };
  assert.deepEqual(extend(gone, "c", LIST), { ids: new Set(["c"]), anchor: "c" });
});

test("all are chosen at once", () => {
  assert.deepEqual([...chooseAll(LIST).ids], LIST);
});
