import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "../src/lib/csv.ts";

test("a spreadsheet takes no cell for a formula", () => {
  const cells = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"];
  for (const cell of cells) {
    const [, first] = /^\uFEFF"?(.)/s.exec(csvOf([[cell]])) ?? [];
    assert.equal(first, "'", JSON.stringify(cell));
  }
});

test("numbers are numbers, nothing is empty, and text is quoted where it must be", () => {
  assert.equal(
    csvOf([
      ["Person", "Open"],
      ['Ada "Ace", Lovelace', 3],
      ["two\nlines", null],
      ["Łukasz", -2],
    ]),
    '\uFEFFPerson,Open\r\n"Ada ""Ace"", Lovelace",3\r\n"two\nlines",\r\nŁukasz,-2\r\n',
  );
});

test("rows without cells part tables", () => {
  assert.equal(csvOf([["a"], [], ["b"]]), "\uFEFFa\r\n\r\nb\r\n");
});
