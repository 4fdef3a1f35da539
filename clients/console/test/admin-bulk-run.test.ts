import assert from "node:assert/strict";
import { test } from "node:test";
import { BulkRun, type BulkResult } from "../src/screens/admin/orders/bulk-run.ts";
import { order } from "./order.ts";

/** An API that refuses some, and whose answers may be cut. */
function shop({ refuses = [] as string[], cuts = 0 } = {}) {
  const calls: { ids: readonly string[]; key: string }[] = [];
  const shown = new Map<string, boolean>();
  const put: string[] = [];
  let cutsLeft = cuts;
  return {
    calls,
    shown,
    put,
    heal: () => (cutsLeft = 0),
    ways: {
      send: async (ids: readonly string[], key: string): Promise<readonly BulkResult[]> => {
        calls.push({ ids, key });
        if (calls.length > 1 && cutsLeft-- > 0) throw new Error("cut");
        return ids.map((orderId) =>
          refuses.includes(orderId)
            ? { orderId, ok: false, error: { code: "INVALID_TRANSITION", message: "No" } }
            : { orderId, ok: true, order: order({ id: orderId, version: 2 }) },
        );
      },
      preview: (id: string) => {
        shown.set(id, true);
        return () => void shown.set(id, false);
      },
      put: ({ id }: { id: string }) => void put.push(id),
    },
  };
}

const CHANGE = { action: "assign", assigneeId: "grace" } as const;
const ids = (count: number) => Array.from({ length: count }, (_, at) => `order-${at}`);

test("what is refused is taken back and stays chosen, with its reason", async () => {
  const api = shop({ refuses: ["order-1"] });
  const run = new BulkRun(ids(3), CHANGE, api.ways);
  await run.run();
  assert.equal(run.done.value, 2);
  assert.deepEqual(run.left.value, ["order-1"]);
  assert.equal(run.refused.value[0]?.error?.code, "INVALID_TRANSITION");
  assert.deepEqual(
    [...api.shown],
    [
      ["order-0", true],
      ["order-1", false],
      ["order-2", true],
    ],
  );
  assert.deepEqual(api.put, ["order-0", "order-2"]);
});

test("after a cut it goes on with the same keys, and what was decided is not asked again", async () => {
  const api = shop({ cuts: 1 });
  const run = new BulkRun(ids(50), CHANGE, api.ways);
  await run.run();
  assert.equal(run.decided.value, 20);
  assert.ok(run.failure.value instanceof Error);
  assert.equal(api.shown.get("order-0"), true);
  assert.equal(api.shown.get("order-49"), false);

  await run.run();
  assert.equal(run.failure.value, null);
  assert.equal(run.done.value, 50);
  const [, cut, again] = api.calls;
  assert.deepEqual(again, cut);
  assert.equal(new Set(api.calls.map(({ key }) => key)).size, 3);
});

test("what was refused is asked for anew under another key", async () => {
  const api = shop({ refuses: ["order-1"] });
  const run = new BulkRun(ids(3), CHANGE, api.ways);
  await run.run();
  const renewed = run.renewed();
  await renewed.run();
  assert.deepEqual(api.calls[1]?.ids, ["order-1"]);
  assert.notEqual(api.calls[1]?.key, api.calls[0]?.key);
});
