import assert from "node:assert/strict";
import { test } from "node:test";
import { boardKey, stepTo } from "../src/screens/staff/work/board-keys.ts";

const COLUMNS = [["a1", "a2", "a3"], [], ["c1"], ["d1", "d2"]];

test("a digit names a column, and no more columns than there are", () => {
  assert.deepEqual(boardKey("1", 4, false), { column: 0 });
  assert.deepEqual(boardKey("4", 4, false), { column: 3 });
  assert.equal(boardKey("5", 4, false), null);
  assert.equal(boardKey("0", 4, false), null);
});

test("arrows follow the reader's direction", () => {
  assert.deepEqual(boardKey("ArrowRight", 4, false), { step: "right" });
  assert.deepEqual(boardKey("ArrowRight", 4, true), { step: "left" });
  assert.deepEqual(boardKey("ArrowLeft", 4, true), { step: "right" });
  assert.deepEqual(boardKey("ArrowUp", 4, true), { step: "up" });
});

test("other keys mean nothing", () => {
  for (const key of ["Enter", " ", "Tab", "x", "12"]) assert.equal(boardKey(key, 4, false), null);
});

test("up and down stay in the column and end at its edges", () => {
  assert.equal(stepTo(COLUMNS, "a1", "down"), "a2");
  assert.equal(stepTo(COLUMNS, "a3", "down"), null);
  assert.equal(stepTo(COLUMNS, "a1", "up"), null);
});

test("left and right step over empty columns and stay as low as the column allows", () => {
  assert.equal(stepTo(COLUMNS, "a2", "right"), "c1");
  assert.equal(stepTo(COLUMNS, "c1", "left"), "a1");
  assert.equal(stepTo(COLUMNS, "c1", "right"), "d1");
  assert.equal(stepTo(COLUMNS, "d2", "right"), null);
});

test("from a card that is not on the board no step leads anywhere", () => {
  assert.equal(stepTo(COLUMNS, "x", "down"), null);
});
