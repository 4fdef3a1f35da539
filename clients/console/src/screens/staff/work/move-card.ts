import { errorText } from "../../../lib/error-text.ts";
import type { KnownOrder } from "../../../model.ts";
import { announce } from "../../../stores/announcer.ts";
import { changeStatus, LeftAsItIs } from "../../../stores/order-writes.ts";
import { showToast } from "../../../stores/toasts.ts";
import { texts } from "../../../texts/index.ts";
import { staffTexts } from "../texts/index.ts";
import type { Column } from "./columns.ts";

/** Moves an order to a column: at once, and back with the reason where the API refuses. */
export async function moveCard(order: KnownOrder, { id, status }: Column): Promise<void> {
  const t = staffTexts.peek().work;
  if (order.status === status) return;
  if (!order.allowedTransitions.includes(status)) {
    return announce(t.cannot(order.title, t.columns[id]));
  }
  try {
    await changeStatus(order, status);
    announce(t.moved(order.title, texts.peek().status[status]));
  } catch (error) {
    if (error instanceof LeftAsItIs) return;
    showToast({ text: t.refused(order.title, errorText(error)), tone: "bad" });
  }
}
