import { effect } from "@preact/signals";
import type { KeptOrder } from "../../lib/kept-order.ts";
import { user } from "../session.ts";
import { keepOrder } from "./kept-orders.ts";

const SETTLE = 200; // In milliseconds: one change often comes as several.

/**
 * Keeps an order on this device as it is shown, with what changes, until the returned function is
 * called. `shown` reads signals; null where there is nothing to keep.
 */
export function keepWhileShown(shown: () => KeptOrder | null): () => void {
  const owner = user.peek()?.id;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let keep = () => {};
  let isFirst = true;
  const end = effect(() => {
    const order = shown();
    clearTimeout(soon);
    if (order === null) return;
    keep = () => {
      keep = () => {};
      // Who comes next on this device is not to find it.
      if (user.peek()?.id === owner) void keepOrder(order);
    };
    // At once what was loaded: the app may be left as soon as it is seen.
    soon = setTimeout(() => keep(), isFirst ? 0 : SETTLE);
    isFirst = false;
  });
  return () => {
    end();
    clearTimeout(soon);
    keep();
  };
}
