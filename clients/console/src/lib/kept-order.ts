import type { HistoryEvent, Media, Note, Order } from "../model.ts";

/** An order as it was looked at last: what its page shows without a network. */
export interface KeptOrder {
  id: string;
  order: Order;
  history: readonly HistoryEvent[];
  notes: readonly Note[];
  areNotesWithheld: boolean;
  files: readonly Media[];
  /** When the API said so, in milliseconds. */
  loadedAt: number;
  /** When it was looked at last, in milliseconds. */
  seenAt: number;
}

/** How many are kept; the one that was looked at longest ago makes room. */
export const MOST_KEPT = 50;

/** How many bytes of thumbnails are kept. */
export const MOST_BYTES = 20 * 1024 * 1024;

/**
 * Without what gives access to somebody who has it: addresses of files, and the link that anybody
 * can follow the order by.
 */
export function withoutLinks(order: KeptOrder): KeptOrder {
  const noLinks = { url: null, thumbnailUrl: null, previewUrl: null };
  const open = "trackingUrl" in order.order ? { trackingUrl: null } : {};
  return {
    ...order,
    order: { ...order.order, ...open },
    files: order.files.map((file) => ({ ...file, ...noLinks })),
  };
}

/** The ids of those for which there is no room. */
export function withoutRoom(kept: readonly Pick<KeptOrder, "id" | "seenAt">[]): string[] {
  return [...kept]
    .sort((a, b) => b.seenAt - a.seenAt)
    .slice(MOST_KEPT)
    .map(({ id }) => id);
}

/** The ids of thumbnails for which there is no room: those of orders that were seen long ago. */
export function thumbnailsWithoutRoom(
  thumbnails: readonly { id: string; orderId: string; size: number }[],
  seenAt: ReadonlyMap<string, number>,
  most = MOST_BYTES,
): string[] {
  const latestFirst = [...thumbnails].sort(
    (a, b) => (seenAt.get(b.orderId) ?? 0) - (seenAt.get(a.orderId) ?? 0),
  );
  let total = 0;
  return latestFirst.filter(({ size }) => (total += size) > most).map(({ id }) => id);
}
