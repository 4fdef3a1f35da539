import assert from "node:assert/strict";
import { test } from "node:test";
import type { KnownOrder, OrderStatus } from "../src/model.ts";
import { order as anOrder } from "./order.ts";
import { isUntaken, movesOf } from "../src/screens/staff/moves.ts";

const order = (status: OrderStatus, allowedTransitions: OrderStatus[]) =>
  anOrder({ status, allowedTransitions });

const words = (of: KnownOrder) => movesOf(of).map(({ word }) => word);

test("only steps that the API offers are offered", () => {
  assert.deepEqual(words(order("PENDING", [])), []);
  assert.deepEqual(words(order("PENDING", ["IN_PROGRESS"])), ["start"]);
  assert.deepEqual(words(order("IN_PROGRESS", ["ON_HOLD", "COMPLETED"])), ["complete", "hold"]);
});

test("what was on hold is resumed, not started", () => {
  assert.deepEqual(words(order("ON_HOLD", ["IN_PROGRESS"])), ["resume"]);
});

test("cancelling and steps that are not known yet are no buttons of the board", () => {
  const unknown = "POLISHED" as OrderStatus;
  assert.deepEqual(words(order("ON_HOLD", ["CANCELLED", unknown, "IN_PROGRESS"])), ["resume"]);
});

test("an order can be taken while it is pending and nobody has it", () => {
  assert.equal(isUntaken(order("PENDING", [])), true);
  assert.equal(isUntaken({ ...order("PENDING", []), assigneeId: "somebody" }), false);
  assert.equal(isUntaken(order("CANCELLED", [])), false);
});
