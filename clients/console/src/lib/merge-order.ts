import type { KnownOrder } from "../model.ts";

/**
 * What is known of an order, after something was heard of it: what is older changes nothing, a row
 * of a list keeps the details.
 */
export function mergeOrder(known: KnownOrder, heard: KnownOrder): KnownOrder {
  return heard.version < known.version ? known : { ...known, ...heard };
}
