import assert from "node:assert/strict";
import { test } from "node:test";
import { de } from "../src/texts/de.ts";
import { en } from "../src/texts/en.ts";
import { pluralOf } from "../src/texts/plural.ts";
import { pseudo, pseudoText } from "../src/texts/pseudo.ts";
import { leavesOf } from "./leaves.ts";

test("every text is there in both languages, and takes the same values", () => {
  const shape = (texts: object) =>
    leavesOf(texts).map(([path, text]) => [
      path,
      typeof text === "function" ? text.length : "text",
    ]);
  assert.deepEqual(shape(de), shape(en));
});

test("no text is empty, but for what an unknown status says", () => {
  const empty = [...leavesOf(en), ...leavesOf(de)]
    .filter(([, text]) => text === "")
    .map(([path]) => path);
  assert.deepEqual([...new Set(empty)], ["order.tracker.unknown"]);
});

test("statuses and moves have their names", () => {
  const { unknown: _, ...statuses } = en.status;
  assert.deepEqual(Object.values(statuses), [
    "Pending",
    "In progress",
    "On hold",
    "Completed",
    "Cancelled",
  ]);
  assert.deepEqual(Object.values(en.move), [
    "Take",
    "Start",
    "Hold",
    "Resume",
    "Complete",
    "Cancel order",
  ]);
});

test("a number takes the form of its language", () => {
  const files = pluralOf("en")({ one: "# file", other: "# files" });
  assert.deepEqual([files(1), files(0), files(1234)], ["1 file", "0 files", "1,234 files"]);
  assert.equal(de.place.fileCount(2), "2 Dateien");
});

test("the pseudo-locale is accented, 40 % longer and reaches texts with values", () => {
  assert.equal(pseudoText("Sign in"), "[Šígñ íñ~~~]");
  const { place } = pseudo(en);
  assert.match(place.placed("ORD-1"), /^\[Ördér ÖRD-1 .*~\]$/);
});
