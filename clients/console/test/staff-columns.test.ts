import assert from "node:assert/strict";
import { test } from "node:test";
import type { KnownOrder } from "../src/model.ts";
import { order as anOrder } from "./order.ts";
import { byUrgency, COLUMNS, ordersOf, type Column } from "../src/screens/staff/work/columns.ts";

const order = (id: string, differences: Partial<KnownOrder> = {}) =>
  anOrder({ id, orderNumber: id, createdAt: "2026-08-01T08:00:00.000Z", ...differences });

const ids = (orders: readonly KnownOrder[]) => orders.map(({ id }) => id);
const column = (id: Column["id"]) => COLUMNS.find((one) => one.id === id)!;
const never = () => false;

test("what is due first comes first, and what has no date comes last", () => {
  const orders = [
    order("undated"),
    order("later", { estimatedCompletion: "2026-09-20T12:00:00.000Z" }),
    order("overdue", { estimatedCompletion: "2026-08-02T12:00:00.000Z" }),
  ];
  assert.deepEqual(ids(byUrgency(orders)), ["overdue", "later", "undated"]);
});

test("dates are compared as moments, however they are written", () => {
  const orders = [
    order("second", { estimatedCompletion: "2026-09-01T10:00:00.000Z" }),
    order("first", { estimatedCompletion: "2026-09-01T11:00:00.000+02:00" }),
  ];
  assert.deepEqual(ids(byUrgency(orders)), ["first", "second"]);
});

test("among orders without a date the one placed first comes first", () => {
  const orders = [order("new", { createdAt: "2026-08-03T08:00:00.000Z" }), order("old")];
  assert.deepEqual(ids(byUrgency(orders)), ["old", "new"]);
});

test("a column holds the orders of its status alone", () => {
  const orders = [
    order("a"),
    order("b", { status: "ON_HOLD" }),
    order("c", { status: "CANCELLED" }),
  ];
  assert.deepEqual(ids(ordersOf(column("toStart"), orders, never)), ["a"]);
  assert.deepEqual(ids(ordersOf(column("onHold"), orders, never)), ["b"]);
  assert.deepEqual(ids(ordersOf(column("inProgress"), orders, never)), []);
});

test("done today holds what was completed today, the latest first, and what is being completed now", () => {
  const done = (id: string, completedAt: string | null) =>
    order(id, { status: "COMPLETED", completedAt });
  const orders = [
    done("yesterday", "2026-08-29T17:00:00.000Z"),
    done("morning", "2026-08-30T07:00:00.000Z"),
    done("now", null),
    done("noon", "2026-08-30T12:00:00.000Z"),
  ];
  const isToday = (time: string) => time.startsWith("2026-08-30");
  assert.deepEqual(ids(ordersOf(column("doneToday"), orders, isToday)), ["now", "noon", "morning"]);
});
