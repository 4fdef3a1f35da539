import assert from "node:assert/strict";
import { test } from "node:test";
import { moveCrop, wholeCrop, zoomCrop } from "../src/lib/crop.ts";
import { fitWithin, LONGEST_SIDE } from "../src/lib/fit-within.ts";

test("a photo keeps its proportions and gets no side longer than 2560 pixels", () => {
  assert.deepEqual(fitWithin({ width: 4032, height: 3024 }, LONGEST_SIDE), {
    width: 2560,
    height: 1920,
  });
  assert.deepEqual(fitWithin({ width: 3024, height: 4032 }, LONGEST_SIDE), {
    width: 1920,
    height: 2560,
  });
});

test("a small photo is not enlarged", () => {
  assert.deepEqual(fitWithin({ width: 800, height: 600 }, LONGEST_SIDE), {
    width: 800,
    height: 600,
  });
});

test("a very long strip keeps a pixel of height", () => {
  assert.deepEqual(fitWithin({ width: 100_000, height: 2 }, LONGEST_SIDE), {
    width: 2560,
    height: 1,
  });
});

const WIDE = { width: 400, height: 200 };

test("a crop begins as the largest square in the middle", () => {
  assert.deepEqual(wholeCrop(WIDE), { x: 100, y: 0, side: 200 });
});

test("a crop is never moved over the edge", () => {
  assert.deepEqual(moveCrop(wholeCrop(WIDE), { x: 500, y: 50 }, WIDE), { x: 200, y: 0, side: 200 });
  assert.deepEqual(moveCrop(wholeCrop(WIDE), { x: -500, y: -50 }, WIDE), { x: 0, y: 0, side: 200 });
});

test("zooming keeps the middle, and the picture under the square", () => {
  const near = zoomCrop(wholeCrop(WIDE), 2, WIDE);
  assert.deepEqual(near, { x: 150, y: 50, side: 100 });
  const atTheEdge = moveCrop(near, { x: 500, y: 500 }, WIDE);
  assert.deepEqual(zoomCrop(atTheEdge, 1, WIDE), { x: 200, y: 0, side: 200 });
});
