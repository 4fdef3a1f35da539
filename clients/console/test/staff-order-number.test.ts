import assert from "node:assert/strict";
import { test } from "node:test";
import { orderNumberIn } from "../src/screens/staff/scan/order-number.ts";

const NUMBER = "ORD-20260830-7KQ4M2X";

test("an order's number is found however it was written", () => {
  for (const text of [
    NUMBER,
    NUMBER.toLowerCase(),
    ` ${NUMBER} `,
    "ORD 20260830 7KQ4M2X",
    "ord202608307kq4m2x",
  ]) {
    assert.equal(orderNumberIn(text), NUMBER, text);
  }
});

test("an order's number is found in its addresses", () => {
  for (const text of [
    `https://shop.example/app/orders/${NUMBER}`,
    `https://shop.example/app/orders/${NUMBER}/print?x=1`,
    `https://shop.example/t/${NUMBER}-0123456789abcdef0123456789abcdef`,
  ]) {
    assert.equal(orderNumberIn(text), NUMBER, text);
  }
});

test("other codes are of no order", () => {
  for (const text of [
    "",
    "7KQ4M2X",
    "ORD-2026",
    "4006381333931",
    "https://example.org",
    "ORD-20260830-7KQ4M2XX",
  ]) {
    assert.equal(orderNumberIn(text), null, text);
  }
});
