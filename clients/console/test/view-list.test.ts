import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameQuery, moved, tidyQuery, viewChanges } from "../src/lib/view-list.ts";

test("a kept filter is the same in whatever order it was written", () => {
  assert.equal(isSameQuery("overdue=true&search=oak", "?search=oak&overdue=true"), true);
  assert.equal(isSameQuery("search=oak", "search=ash"), false);
});

test("what an address would not hold, and what is not for the reader, is left out", () => {
  const query = "status=PENDING&assigneeId=grace&cursor=x&colour=%3Cimg%3E";
  assert.equal(tidyQuery(query, "ADMIN"), "?status=PENDING&assigneeId=grace");
  assert.equal(tidyQuery(query, "STAFF"), "?status=PENDING");
});

test("views move by one place, and not beyond the end", () => {
  assert.deepEqual(moved(["a", "b", "c"], 2, -1), ["a", "c", "b"]);
  const list = ["a", "b"];
  assert.equal(moved(list, 1, 1), list);
});

test("a conflict names what was added, deleted, renamed and changed", () => {
  const view = (id: string, name: string, query = "") => ({ id, name, query, shared: false });
  assert.deepEqual(
    viewChanges(
      [view("1", "Mine"), view("2", "Late"), view("3", "Old"), view("4", "Same")],
      [view("1", "My own"), view("2", "Late", "overdue=true"), view("4", "Same"), view("5", "New")],
    ),
    [
      { what: "renamed", name: "My own", before: "Mine" },
      { what: "changed", name: "Late" },
      { what: "added", name: "New" },
      { what: "removed", name: "Old" },
    ],
  );
});
