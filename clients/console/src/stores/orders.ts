import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { KnownOrder } from "../model.ts";
import { mergeOrder } from "../lib/merge-order.ts";
import { dropKeptOrder } from "./device/kept-orders.ts";
import { onLive } from "./live.ts";
import { whenSignedOut } from "./session.ts";

const byId = new Map<string, Signal<KnownOrder>>();
const idByNumber = new Map<string, string>();

/** Every order that came in any answer or live event, once; a row or a page looks at its signal. */
export function orderSignal(idOrNumber: string): ReadonlySignal<KnownOrder> | undefined {
  return byId.get(idOrNumber) ?? byId.get(idByNumber.get(idOrNumber.toUpperCase()) ?? "");
}

/** Takes what an answer or an event says of an order, unless something newer is known. */
export function putOrder(order: KnownOrder): void {
  const known = byId.get(order.id);
  if (known) {
    known.value = mergeOrder(known.peek(), order);
    return;
  }
  byId.set(order.id, signal(order));
  idByNumber.set(order.orderNumber, order.id);
}

/**
 * Shows an order as it will be. Returns what takes that back, unless the API has said something
 * newer since.
 */
export function showOrderAs(id: string, change: Partial<KnownOrder>): () => void {
  const known = byId.get(id);
  if (!known) return () => {};
  const before = known.peek();
  const shown = { ...before, ...change };
  known.value = shown;
  return () => {
    if (known.peek() === shown) known.value = before;
  };
}

/** Forgets an order that may be seen no longer. */
export function forgetOrder(id: string): void {
  byId.delete(id);
  void dropKeptOrder(id);
}

/** What was heard of an order, and what was known of it before. */
export interface OrderNews {
  before: KnownOrder | null;
  after: KnownOrder;
}

const hearers = new Set<(news: OrderNews) => void>();

/** Hears of orders as changes come live. Returns what ends it. */
export function onOrderNews(hear: (news: OrderNews) => void): () => void {
  hearers.add(hear);
  return () => void hearers.delete(hear);
}

// What is known already must not hide a change that is shown before the API has answered.
onLive("order.updated", ({ order }) => {
  const before = byId.get(order.id)?.peek() ?? null;
  if (order.version > (before?.version ?? -1)) putOrder(order);
  hearers.forEach((hear) => hear({ before, after: order }));
});

whenSignedOut(() => {
  byId.clear();
  idByNumber.clear();
});
