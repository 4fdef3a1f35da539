import { resultOf } from "../../lib/database.ts";
import { withoutLinks, withoutRoom, type KeptOrder } from "../../lib/kept-order.ts";
import { onDevice } from "./device.ts";
import { dropThumbnails, keepThumbnails } from "./kept-thumbnails.ts";

/** Keeps an order that is looked at, with its pictures, for when there is no network. */
export async function keepOrder(order: KeptOrder): Promise<void> {
  try {
    await onDevice(["orders", "thumbnails"], "readwrite", async (store) => {
      const orders = store("orders");
      await resultOf(orders.put(withoutLinks(order)));
      const kept = await resultOf<KeptOrder[]>(orders.getAll());
      for (const id of withoutRoom(kept)) {
        orders.delete(id);
        await dropThumbnails(store("thumbnails"), id);
      }
    });
    await keepThumbnails(order.id, order.files);
  } catch {
    // A device that is full or keeps nothing has less without a network, and all else as before.
  }
}

/** An order as it was looked at last, by its id or its number; null where it is not kept. */
export async function keptOrder(idOrNumber: string): Promise<KeptOrder | null> {
  const number = idOrNumber.toUpperCase();
  const kept = await keptOrders();
  return kept.find(({ id, order }) => id === idOrNumber || order.orderNumber === number) ?? null;
}

/** What is kept, what was looked at last first. */
export async function keptOrders(): Promise<readonly KeptOrder[]> {
  try {
    const kept = await onDevice(["orders"], "readonly", (store) =>
      resultOf<KeptOrder[]>(store("orders").getAll()),
    );
    return kept.sort((a, b) => b.seenAt - a.seenAt);
  } catch {
    return [];
  }
}

/** Forgets an order that is not, or no longer, for this person. */
export async function dropKeptOrder(idOrNumber: string): Promise<void> {
  const kept = await keptOrder(idOrNumber);
  if (kept === null) return;
  await onDevice(["orders", "thumbnails"], "readwrite", async (store) => {
    store("orders").delete(kept.id);
    await dropThumbnails(store("thumbnails"), kept.id);
  }).catch(() => {});
}
