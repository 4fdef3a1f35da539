import { isNotFound } from "../../lib/error-text.ts";
import type { KnownOrder, Order } from "../../model.ts";
import { isLive } from "../../stores/live.ts";
import { assignOrder } from "../../stores/order-writes.ts";
import { user } from "../../stores/session.ts";
import { showToast } from "../../stores/toasts.ts";
import { staffTexts } from "./texts/index.ts";
import { reloadMyOrders } from "./work/my-orders.ts";

/** Somebody else took the order first: it is theirs, and to be seen by nobody else of the staff. */
export class SomebodyWasFaster extends Error {}

/** Takes an order that nobody has. */
export async function takeOrder(order: KnownOrder): Promise<Order> {
  try {
    const taken = await assignOrder(order, user.peek()!.id);
    if (!isLive.peek()) reloadMyOrders();
    return taken;
  } catch (error) {
    throw isNotFound(error) ? new SomebodyWasFaster() : error;
  }
}

/** Says that it was too late. */
export function tellFaster(): void {
  showToast({ text: staffTexts.peek().queue.faster, tone: "neutral" });
}
