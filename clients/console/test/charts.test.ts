import assert from "node:assert/strict";
import { test } from "node:test";
import { barLayout, fitText } from "../src/lib/charts/bar-layout.ts";
import { lineLayout, nearest, pathOf } from "../src/lib/charts/line-layout.ts";
import { namedOf, ticks, timeTicks } from "../src/lib/charts/ticks.ts";

test("an axis is marked at nice numbers, and ends at or above the largest value", () => {
  assert.deepEqual(ticks(0), [0, 1]);
  assert.deepEqual(ticks(1), [0, 1]);
  assert.deepEqual(ticks(3), [0, 1, 2, 3]);
  assert.deepEqual(ticks(7), [0, 2, 4, 6, 8]);
  assert.deepEqual(ticks(40), [0, 10, 20, 30, 40]);
  assert.deepEqual(ticks(1_000_001).at(-1), 1_500_000);
  for (let most = 0; most < 3_000; most += 7) {
    const marks = ticks(most);
    assert.ok(marks.at(-1)! >= most && marks.length >= 2 && marks.length <= 6, `${most}`);
    assert.ok(marks.every(Number.isInteger), `${most}`);
  }
});

test("spans are marked at full minutes, hours or days", () => {
  assert.deepEqual(timeTicks(45 * 60), [0, 20 * 60, 40 * 60, 60 * 60]);
  assert.deepEqual(
    timeTicks(20 * 3_600),
    [0, 5, 10, 15, 20].map((hours) => hours * 3_600),
  );
  assert.deepEqual(
    timeTicks(9 * 86_400),
    [0, 5, 10].map((days) => days * 86_400),
  );
});

test("an axis has as many names as there is room for", () => {
  assert.deepEqual(namedOf(30, 4), [0, 8, 16, 24]);
  assert.deepEqual(namedOf(3, 10), [0, 1, 2]);
  assert.deepEqual(namedOf(1, 0.5), [0]);
  assert.deepEqual(namedOf(0, 4), []);
});

const SIZE = { width: 300, height: 136 };

test("a line runs over the whole plot, from zero to the last mark", () => {
  const { plot, xs, lines } = lineLayout(
    [{ name: "a", values: [0, 5, 10] }],
    [0, 10],
    SIZE,
    30,
    false,
  );
  assert.deepEqual(xs, [30, 160, 290]);
  assert.deepEqual(lines[0], [
    [
      { x: 30, y: plot.bottom },
      { x: 160, y: (plot.top + plot.bottom) / 2 },
      { x: 290, y: plot.top },
    ],
  ]);
});

test("read from right to left, the first day is at the right", () => {
  const { xs, plot } = lineLayout([{ name: "a", values: [0, 5, 10] }], [0, 10], SIZE, 30, true);
  assert.deepEqual(xs, [270, 140, 10]);
  assert.equal(plot.right, 270);
});

test("one day alone stands in the middle, and no day nowhere", () => {
  assert.deepEqual(lineLayout([{ name: "a", values: [1] }], [0, 1], SIZE, 30, false).xs, [160]);
  assert.deepEqual(lineLayout([{ name: "a", values: [] }], [0, 1], SIZE, 30, false).lines, [[]]);
});

test("a line is cut where there is no value", () => {
  const values = [null, 1, 2, null, 3];
  const { lines } = lineLayout([{ name: "a", values }], [0, 3], SIZE, 30, false);
  assert.deepEqual(
    lines[0]!.map((piece) => piece.length),
    [2, 1],
  );
  assert.match(pathOf(lines[0]![0]!), /^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
});

test("nothing leaves the drawing, whatever the values", () => {
  const values = [0, 1, 10_000_000, 3];
  const { lines } = lineLayout([{ name: "a", values }], ticks(10_000_000), SIZE, 30, false);
  for (const { x, y } of lines.flat(2)) {
    assert.ok(x >= 0 && x <= SIZE.width && y >= 0 && y <= SIZE.height);
  }
});

test("a pointer looks at what is nearest", () => {
  assert.equal(nearest([30, 160, 290], 100), 1);
  assert.equal(nearest([290, 160, 30], 299), 0);
  assert.equal(nearest([160], 0), 0);
});

test("the largest bar fills the room; beside something huge even one is seen", () => {
  const [huge, one, none] = barLayout([[1_000_000, 1, 0]], 200, 240, false)[0]!;
  assert.equal(huge?.length, 200);
  assert.ok(one!.length >= 2);
  assert.equal(none?.length, 0);
  assert.deepEqual(barLayout([[0]], 200, 240, false), [[{ x: 0, length: 0 }]]);
});

test("read from right to left, bars grow from the right", () => {
  assert.deepEqual(barLayout([[4], [2]], 200, 240, true), [
    [{ x: 40, length: 200 }],
    [{ x: 140, length: 100 }],
  ]);
});

test("a name that does not fit is cut between what people see as characters", () => {
  assert.equal(fitText("Ada Lovelace", 200, 8), "Ada Lovelace");
  assert.equal(fitText("Ada Lovelace", 40, 8), "Ada …");
  assert.equal(fitText("👩‍🔧👩‍🔧👩‍🔧", 16, 8), "👩‍🔧…");
  assert.equal(fitText("Ada\n\tLovelace", 200, 8), "Ada Lovelace");
  assert.equal(fitText("Ada", 0, 8), "…");
});
