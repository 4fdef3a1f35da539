import { api } from "../api.ts";
import { isConflict } from "../lib/error-text.ts";
import type { KnownOrder, Order, OrderStatus } from "../model.ts";
import { askAboutConflict } from "./conflicts.ts";
import { forgetOrder, putOrder, showOrderAs } from "./orders.ts";

/** Nothing was written, and the person knows why: they looked at what changed and left it so. */
export class LeftAsItIs extends Error {}

interface Write {
  /** How the order is shown until the API answers. */
  change: Partial<KnownOrder>;
  send(id: string, version: number): Promise<{ order: Order }>;
  /** Whether it makes sense to ask again, after somebody else changed the order. */
  isPossible?(now: KnownOrder): boolean;
}

/**
 * Shows the change at once, and takes it back where the API refuses; asks again where somebody else
 * was first.
 */
async function write(order: KnownOrder, { change, send, isPossible }: Write): Promise<Order> {
  const takeBack = showOrderAs(order.id, change);
  try {
    const { order: written } = await send(order.id, order.version);
    putOrder(written);
    return written;
  } catch (error) {
    takeBack();
    if (!isConflict(error)) throw error;
    const { order: now } = await api.get("/api/v1/orders/{id}", {
      params: { path: { id: order.id } },
    });
    putOrder(now);
    if (now.version === order.version) throw error;
    const goOn = await askAboutConflict(order, now, isPossible?.(now) ?? true);
    if (!goOn) throw new LeftAsItIs();
    return write(now, { change, send, ...(isPossible && { isPossible }) });
  }
}

/** Moves an order on; the owner reads the comment. */
export function changeStatus(
  order: KnownOrder,
  status: OrderStatus,
  comment?: string,
): Promise<Order> {
  return write(order, {
    change: { status, allowedTransitions: [] },
    isPossible: ({ allowedTransitions }) => allowedTransitions.includes(status),
    send: (id, ifMatch) =>
      api.patch("/api/v1/orders/{id}/status", {
        params: { path: { id } },
        body: { status, ...(comment && { comment }) },
        ifMatch,
      }),
  });
}

/** Cancels an order. */
export function cancelOrder(order: KnownOrder, reason?: string): Promise<Order> {
  return write(order, {
    change: { status: "CANCELLED", allowedTransitions: [] },
    isPossible: ({ allowedTransitions }) => allowedTransitions.includes("CANCELLED"),
    send: (id, ifMatch) =>
      api.post("/api/v1/orders/{id}/cancel", {
        params: { path: { id } },
        body: reason ? { reason } : {},
        ifMatch,
      }),
  });
}

/** What of an order is edited: only fields that changed. */
export type OrderEdit = Partial<
  Pick<Order, "title" | "description" | "special_instructions" | "estimatedCompletion">
>;

/** Changes fields of an order. */
export function editOrder(order: KnownOrder, edit: OrderEdit): Promise<Order> {
  return write(order, {
    change: edit,
    send: (id, ifMatch) =>
      api.patch("/api/v1/orders/{id}", { params: { path: { id } }, body: edit, ifMatch }),
  });
}

/**
 * Gives an order to somebody, or to nobody; `assignee` is how they are shown until the API answers.
 * Who comes second hears 404, and the order is theirs to see no longer.
 */
export async function assignOrder(
  order: KnownOrder,
  assigneeId: string | null,
  assignee?: KnownOrder["assignee"],
): Promise<Order> {
  try {
    return await write(order, {
      change: { assigneeId, ...(assignee !== undefined && { assignee }) },
      send: (id, ifMatch) =>
        api.patch("/api/v1/orders/{id}/assignee", {
          params: { path: { id } },
          body: { assigneeId },
          ifMatch,
        }),
    });
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) forgetOrder(order.id);
    throw error;
  }
}
