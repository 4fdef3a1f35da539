import { signal } from "@preact/signals";
import { api } from "../../../api.ts";
import type { KnownOrder } from "../../../model.ts";
import type { Colleague } from "../../../stores/colleagues.ts";
import { orderSignal, putOrder, showOrderAs } from "../../../stores/orders.ts";
import { whenSignedOut } from "../../../stores/session.ts";
import { tellDone } from "../../../stores/toasts.ts";
import { texts } from "../../../texts/index.ts";
import { BulkRun, type BulkChange } from "./bulk-run.ts";
import { ordersTexts } from "./texts/index.ts";

/** What goes on, or has left something to say. It goes on while somebody looks elsewhere. */
export const bulkRun = signal<BulkRun | null>(null);

whenSignedOut(() => (bulkRun.value = null));

/** Changes many orders. `to` is whom they are given to, to be shown at once. */
export function bulkOf(
  ids: readonly string[],
  change: BulkChange,
  to: Colleague | null = null,
): BulkRun {
  const shown = shownAs(change, to);
  return new BulkRun(ids, change, {
    send: async (orderIds, idempotencyKey) => {
      const body = { ...change, orderIds: [...orderIds] };
      const { results } = await api.post("/api/v1/orders/bulk", { body, idempotencyKey });
      return results;
    },
    preview: (id) => showOrderAs(id, shown),
    put: putOrder,
  });
}

/** Runs it; what there is to say at the end stays in `bulkRun`. */
export async function runBulk(run: BulkRun): Promise<void> {
  bulkRun.value = run;
  await run.run();
  if (bulkRun.peek() !== run || run.left.peek().length > 0) return;
  bulkRun.value = null;
  tellDone(doneText(run));
}

/** What was done, in words. */
export function doneText({ change, done }: BulkRun): string {
  const t = ordersTexts.peek().bulk;
  if (change.action === "status") return t.moved(done.peek(), texts.peek().status[change.status]);
  return change.assigneeId === null ? t.unassigned(done.peek()) : t.assigned(done.peek());
}

/** The chosen orders, as far as they are known. */
export function ordersOf(ids: readonly string[]): KnownOrder[] {
  return ids.flatMap((id) => orderSignal(id)?.value ?? []);
}

function shownAs(change: BulkChange, to: Colleague | null): Partial<KnownOrder> {
  if (change.action === "status") return { status: change.status, allowedTransitions: [] };
  const assignee = to && { id: to.id, firstName: to.firstName, lastName: to.lastName };
  return { assigneeId: change.assigneeId, assignee };
}
