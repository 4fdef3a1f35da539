import { resultOf } from "../../lib/database.ts";
import { thumbnailsWithoutRoom, type KeptOrder } from "../../lib/kept-order.ts";
import type { Media } from "../../model.ts";
import { onDevice } from "./device.ts";

/** A small picture of a file. */
interface Thumbnail {
  id: string;
  orderId: string;
  picture: Blob;
}

/** What is larger is no thumbnail of ours. */
const LARGEST = 512 * 1024;

/** Keeps the pictures of an order's files; those of files that are gone go too. */
export async function keepThumbnails(orderId: string, files: readonly Media[]): Promise<void> {
  const known = new Set(await idsOf(orderId));
  const ids = new Set(files.map(({ id }) => id));
  await drop([...known].filter((id) => !ids.has(id)));
  const fresh = files.filter(({ id, thumbnailUrl }) => thumbnailUrl && !known.has(id));
  for (const { id, thumbnailUrl } of fresh) {
    const picture = await load(thumbnailUrl!);
    if (picture) await put({ id, orderId, picture });
  }
  if (fresh.length > 0) await makeRoom();
}

/** The picture of a file, where it is kept. */
export async function keptThumbnail(id: string): Promise<Blob | null> {
  try {
    const thumbnail = await onDevice(["thumbnails"], "readonly", (store) =>
      resultOf<Thumbnail | undefined>(store("thumbnails").get(id)),
    );
    return thumbnail?.picture ?? null;
  } catch {
    return null;
  }
}

/** Deletes the pictures of an order. */
export async function dropThumbnails(thumbnails: IDBObjectStore, orderId: string): Promise<void> {
  const ids = await resultOf(thumbnails.index("orderId").getAllKeys(orderId));
  ids.forEach((id) => thumbnails.delete(id));
}

/** Not out of the browser's cache: what an image put there may not be read by scripts. */
async function load(url: string): Promise<Blob | null> {
  try {
    const answer = await fetch(url, { cache: "no-store", credentials: "omit" });
    const picture = await answer.blob();
    const isPicture = answer.ok && picture.type.startsWith("image/") && picture.size <= LARGEST;
    return isPicture ? picture : null;
  } catch {
    return null;
  }
}

function idsOf(orderId: string): Promise<string[]> {
  return onDevice(
    ["thumbnails"],
    "readonly",
    async (store) =>
      (await resultOf(store("thumbnails").index("orderId").getAllKeys(orderId))) as string[],
  );
}

/** Unless the order is no longer kept by now. */
async function put(thumbnail: Thumbnail): Promise<void> {
  await onDevice(["orders", "thumbnails"], "readwrite", async (store) => {
    const order = await resultOf(store("orders").getKey(thumbnail.orderId));
    if (order !== undefined) store("thumbnails").put(thumbnail);
  });
}

async function drop(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await onDevice(["thumbnails"], "readwrite", (store) =>
    ids.forEach((id) => store("thumbnails").delete(id)),
  );
}

async function makeRoom(): Promise<void> {
  await onDevice(["orders", "thumbnails"], "readwrite", async (store) => {
    const orders = await resultOf<KeptOrder[]>(store("orders").getAll());
    const thumbnails = await resultOf<Thumbnail[]>(store("thumbnails").getAll());
    const sized = thumbnails.map(({ picture, ...rest }) => ({ ...rest, size: picture.size }));
    const seenAt = new Map(orders.map((order) => [order.id, order.seenAt]));
    for (const id of thumbnailsWithoutRoom(sized, seenAt)) store("thumbnails").delete(id);
  });
}
