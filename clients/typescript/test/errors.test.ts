import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError } from "../src/index.js";
import { errorOf } from "../src/errors.js";

test("an error has what the API said, field by field", () => {
  const details = [{ field: "title", message: "must have 3 to 255 characters" }];
  const body = {
    success: false,
    error: { message: "Validation failed", code: "VALIDATION_ERROR", details },
  };
  const headers = { "X-Request-Id": "r-1" };
  const error = errorOf(new Response(null, { status: 400, headers }), body);
  assert.ok(error instanceof ApiError && error instanceof Error);
  assert.equal(error.name, "ApiError");
  assert.equal(error.status, 400);
  assert.equal(error.code, "VALIDATION_ERROR");
  assert.equal(error.message, "Validation failed");
  assert.deepEqual(error.details, details);
  assert.equal(error.requestId, "r-1");
  assert.equal(error.retryAfter, null);
});

for (const [status, code] of [
  [413, "PAYLOAD_TOO_LARGE"],
  [429, "TOO_MANY_REQUESTS"],
  [500, "INTERNAL_ERROR"],
  [503, "SERVICE_UNAVAILABLE"],
] as const) {
  test(`an answer ${status} of the gateway has the code ${code}`, () => {
    const error = errorOf(new Response(null, { status }), { message: "said by the gateway" });
    assert.equal(error.code, code);
    assert.equal(error.message, "said by the gateway");
    assert.deepEqual(error.details, []);
    assert.equal(error.requestId, null);
  });
}

test("an answer that is no JSON is an error all the same", () => {
  const error = errorOf(new Response(null, { status: 502 }), "<h1>Bad gateway</h1>");
  assert.equal(error.code, "UNEXPECTED_ANSWER");
  assert.equal(error.message, "The API answered 502");
});

test("Retry-After is read in seconds", () => {
  const after = (value: string) =>
    errorOf(new Response(null, { status: 429, headers: { "Retry-After": value } }), {}).retryAfter;
  assert.equal(after("812"), 812);
  assert.equal(after("Wed, 21 Oct 2030 07:28:00 GMT"), null);
});
