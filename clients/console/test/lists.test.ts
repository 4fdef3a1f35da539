import assert from "node:assert/strict";
import { test } from "node:test";
import { arrive, leave } from "../src/lib/list-ids.ts";
import { mergeOrder } from "../src/lib/merge-order.ts";
import { changedFields } from "../src/lib/order-changes.ts";
import { filterOf, isListedFor, matchesFilter, queryOf } from "../src/lib/order-filter.ts";
import { upsert } from "../src/lib/upsert.ts";
import { order } from "./order.ts";

test("what is newer of an order replaces what is known, and keeps the details that a row of a list has not", () => {
  const known = order({ version: 2, title: "Table", description: "Oak" });
  const { description: _, ...row } = order({ version: 3, title: "Large table" });
  assert.deepEqual(mergeOrder(known, row), { ...known, version: 3, title: "Large table" });
});

test("what is older of an order changes nothing", () => {
  const known = order({ version: 3, status: "IN_PROGRESS" });
  assert.equal(mergeOrder(known, order({ version: 2, status: "PENDING" })), known);
});

test("an order that arrives waits behind “1 new”, and nothing that is looked at moves", () => {
  const ids = arrive({ shown: ["a", "b"], waiting: [] }, "c", false);
  assert.deepEqual(ids, { shown: ["a", "b"], waiting: ["c"] });
  assert.equal(arrive(ids, "a", false), ids);
  assert.equal(arrive(ids, "c", false), ids);
});

test("in the queue an order is shown as it arrives", () => {
  assert.deepEqual(arrive({ shown: ["a"], waiting: [] }, "b", true), {
    shown: ["b", "a"],
    waiting: [],
  });
});

test("a list without an order stays the same list when the order leaves", () => {
  const ids = ["a", "b"];
  assert.equal(leave(ids, "c"), ids);
  assert.deepEqual(leave(ids, "a"), ["b"]);
});

test("a filter survives the address, and what it does not know is left out", () => {
  const filter = { status: "PENDING,ON_HOLD", search: "oak & ash", sort: "createdAt" } as const;
  const query = Object.fromEntries(new URLSearchParams(queryOf(filter)));
  assert.deepEqual(filterOf({ ...query, colour: "red", overdue: "maybe" }), filter);
  assert.equal(queryOf(filterOf({})), "");
});

test("only the API can tell whether an order matches a search; the rest is known here", () => {
  assert.equal(matchesFilter({ search: "oak" }, order({})), null);
  assert.equal(matchesFilter({ status: "PENDING" }, order({ status: "ON_HOLD" })), false);
  const late = { estimatedCompletion: "2026-01-01T00:00:00.000Z" };
  const now = Date.parse("2026-01-02T00:00:00.000Z");
  assert.equal(matchesFilter({ overdue: true }, order({ ...late, status: "PENDING" }), now), true);
  assert.equal(
    matchesFilter({ overdue: true }, order({ ...late, status: "COMPLETED" }), now),
    false,
  );
});

test("an order in the queue is not among the orders of staff until they take it", () => {
  const staff = { id: "grace", role: "STAFF" } as const;
  assert.equal(isListedFor(staff, order({ assigneeId: null })), false);
  assert.equal(isListedFor(staff, order({ assigneeId: "alan" })), false);
  assert.equal(isListedFor(staff, order({ assigneeId: "grace" })), true);
  assert.equal(isListedFor({ id: "alan", role: "ADMIN" }, order({ assigneeId: null })), true);
  assert.equal(isListedFor({ id: "ada", role: "CUSTOMER" }, order({ assigneeId: null })), true);
});

test("a conflict names the fields that differ, and none that is not known of both", () => {
  const before = order({ title: "Table", status: "PENDING", description: "Oak" });
  const { description: _, ...now } = order({ title: "Table", status: "IN_PROGRESS" });
  assert.deepEqual(changedFields(before, now), ["status"]);
});

test("a note or a file that is known takes its own place again", () => {
  const list = [
    { id: "a", text: "old" },
    { id: "b", text: "b" },
  ];
  assert.deepEqual(upsert(list, { id: "a", text: "new" }, "last")[0], { id: "a", text: "new" });
  assert.deepEqual(
    upsert(list, { id: "c", text: "c" }, "first").map(({ id }) => id),
    ["c", "a", "b"],
  );
});
