import assert from "node:assert/strict";
import { test } from "node:test";
import { detailsLeft } from "../src/lib/details-left.ts";

const DETAILS = [
  { field: "title", message: "Must not be empty." },
  { field: "customer", message: "Needs an e-mail address or a phone number." },
  { field: "customer.phone", message: "Needs a country code." },
];

const fieldsLeft = (...changed: string[]) =>
  detailsLeft(DETAILS, changed).map(({ field }) => field);

test("what is wrong with a field is said until the field is changed", () => {
  assert.deepEqual(fieldsLeft("title"), ["customer", "customer.phone"]);
  assert.deepEqual(fieldsLeft("title", "customer.phone"), []);
  assert.equal(detailsLeft(DETAILS, ["description"]), DETAILS);
  assert.equal(detailsLeft(DETAILS, []), DETAILS);
});

test("what is wrong with a group is said until one of its fields is changed; a like name is another field", () => {
  assert.deepEqual(fieldsLeft("customer.email"), ["title", "customer.phone"]);
  assert.deepEqual(fieldsLeft("customerName"), ["title", "customer", "customer.phone"]);
});
