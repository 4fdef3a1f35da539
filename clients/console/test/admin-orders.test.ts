import assert from "node:assert/strict";
import { test } from "node:test";
import { momentsOf } from "../src/lib/chosen-days.ts";
import { filterFor, filterOf, matchesFilter, queryOf } from "../src/lib/order-filter.ts";
import { offeredMoves } from "../src/screens/admin/orders/offered-moves.ts";
import { orderCsv } from "../src/screens/admin/orders/order-csv.ts";
import { order } from "./order.ts";

test("the address holds the whole filter of administrators, as the API takes it", () => {
  const filter = {
    status: "PENDING,ON_HOLD",
    assigneeId: "none",
    customerId: "ada",
    from: "2026-08-01T00:00:00.000Z",
    to: "2026-08-31T23:59:59.999Z",
    overdue: true,
    search: "oak",
    sort: "createdAt",
  } as const;
  const query = Object.fromEntries(new URLSearchParams(queryOf(filter)));
  assert.deepEqual(filterOf(query), filter);
  assert.deepEqual(filterOf({ ...query, from: "yesterday" }).from, undefined);
});

test("a filter by whose orders they are is for administrators alone; of staff the queue is left", () => {
  const filter = { assigneeId: "none", customerId: "ada", search: "oak" };
  assert.deepEqual(filterFor("ADMIN", filter), filter);
  assert.deepEqual(filterFor("STAFF", filter), { assigneeId: "none", search: "oak" });
  assert.deepEqual(filterFor("CUSTOMER", filter), { search: "oak" });
});

test("an order that was heard of matches by assignee, customer and day", () => {
  const heard = order({ assigneeId: "grace", createdAt: "2026-08-30T10:30:00.000Z" });
  const matches = (filter: Parameters<typeof matchesFilter>[0]) =>
    matchesFilter(filter, heard, Date.now(), "grace");
  assert.equal(matches({ assigneeId: "me" }), true);
  assert.equal(matches({ assigneeId: "none" }), false);
  assert.equal(matches({ assigneeId: "alan" }), false);
  assert.equal(matches({ customerId: heard.customerId }), true);
  assert.equal(matches({ customerId: "somebody" }), false);
  assert.equal(matches(momentsOf({ from: "2026-08-30", to: "2026-08-30" })), true);
  assert.equal(matches(momentsOf({ from: "2026-08-31" })), false);
  assert.equal(matches(momentsOf({ to: "2026-08-29" })), false);
});

test("where chosen orders can go is what the API offers for at least one, and for how many", () => {
  const orders = [
    order({ allowedTransitions: ["IN_PROGRESS", "CANCELLED"] }),
    order({ allowedTransitions: ["IN_PROGRESS"] }),
    order({ allowedTransitions: [] }),
  ];
  assert.deepEqual(offeredMoves(orders), [
    { to: "IN_PROGRESS", can: 2 },
    { to: "CANCELLED", can: 1 },
  ]);
});

test("chosen orders become a table, titles as text", () => {
  const [head, row] = orderCsv([order({ title: "=1+1" })]).split("\r\n");
  assert.match(head!, /^\uFEFFNumber,Title,/);
  assert.match(row!, /^ORD-20260830-7KQ4M2X,'=1\+1,Ada Lovelace,ada@example.com,,Pending,,2026/);
});
