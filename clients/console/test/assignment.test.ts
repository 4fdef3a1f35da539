import assert from "node:assert/strict";
import { test } from "node:test";
import { assignmentOf } from "../src/lib/assignment.ts";

const grace = { id: "grace", name: "Grace Hopper", role: "STAFF" } as const;
const alan = { id: "alan", name: "Alan Turing", role: "ADMIN" } as const;

const assigned = (to: string | null) => ({
  changedBy: alan,
  metadata: { changes: { assigneeId: { from: null, to } } },
});

test("an order that somebody gives to themself is taken, whether or not they are known", () => {
  assert.equal(assignmentOf(assigned("alan"), []), "taken");
});

test("an order is given to somebody whose name is known", () => {
  assert.deepEqual(assignmentOf(assigned("grace"), [alan, grace]), { to: grace });
});

test("nothing is said of whom nobody knows, of nobody, and where the event does not tell", () => {
  assert.equal(assignmentOf(assigned("grace"), [alan]), null);
  assert.equal(assignmentOf(assigned(null), [alan, grace]), null);
  assert.equal(assignmentOf({ changedBy: alan, metadata: null }, [alan]), null);
});
