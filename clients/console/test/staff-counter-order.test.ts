import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_ORDER } from "../src/lib/order-values.ts";
import {
  contactOf,
  counterOrderOf,
  NO_CONTACT,
} from "../src/screens/staff/new-order/counter-order.ts";
import { searchOf } from "../src/screens/staff/new-order/customers.ts";

const TYPED = { ...NO_ORDER, ...NO_CONTACT, title: " Oak table " };

test("what has an @ is looked for as an e-mail address, what has digits as a number", () => {
  assert.deepEqual(searchOf(" ada@example.org "), { email: "ada@example.org" });
  assert.deepEqual(searchOf("+49 30 123456"), { phone: "+49 30 123456" });
  assert.equal(searchOf("Ada"), null);
  assert.equal(searchOf("  "), null);
});

test("a new contact begins with what was looked for", () => {
  assert.deepEqual(contactOf({ email: "ada@example.org" }), {
    "customer.email": "ada@example.org",
  });
  assert.deepEqual(contactOf({ phone: "+4930123456" }), { "customer.phone": "+4930123456" });
  assert.deepEqual(contactOf(null), {});
});

test("an order for somebody who is known names them by their id alone", () => {
  const order = counterOrderOf(
    { ...TYPED, "customer.firstName": "Ada" },
    { customerId: "c1" },
    null,
  );
  assert.deepEqual(order, {
    title: "Oak table",
    description: "",
    special_instructions: null,
    estimatedCompletion: null,
    customerId: "c1",
  });
});

test("an order for a new contact says who it is, and of address and number what there is", () => {
  const typed = { ...TYPED, "customer.firstName": " Ada ", "customer.phone": "+49 30 123456" };
  const order = counterOrderOf(typed, "new contact", "me");
  assert.deepEqual((order as unknown as { customer: unknown }).customer, {
    firstName: "Ada",
    lastName: "",
    phone: "+49 30 123456",
  });
  assert.equal((order as unknown as { assigneeId: unknown }).assigneeId, "me");
  assert.equal("customerId" in order, false);
});
