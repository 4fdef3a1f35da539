// A file is declared, shown to the customer where they may see it, and its bytes are sent. Each
// step is kept before the next, so that it goes on from there whenever the app was ended.
import { ApiError, type Schema } from "@order-tracking/client";
import { api } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { findFile, isKeyForgotten, keyFor, takeId } from "./earlier-try.ts";
import type { FileEntry } from "./entry.ts";
import { amend } from "./list.ts";
import { bytesOf } from "./storage.ts";

type Target = Schema<"Upload">;

/** It cannot be sent, and trying again would not help. */
export class Unsendable extends Error {}

/** What was declared so long ago and never came, the API has forgotten. */
const SWEPT_AFTER = 23 * 3_600_000;

/** How sending is watched and ended. */
export interface Watch {
  onProgress(sent: number): void;
  signal: AbortSignal;
}

/** Sends a file, once however often it is tried. Resolves to its id, once its bytes are there. */
export async function sendFile(entry: FileEntry, watch: Watch): Promise<string> {
  const bytes = await bytesOf(entry);
  if (!bytes) throw new Unsendable(texts.peek().files.unreadable);
  const { mediaId, target } = await targetFor(entry);
  if (target !== null) {
    watch.signal.throwIfAborted();
    await share({ ...entry, mediaId });
    await api.upload(target, bytes, watch);
  }
  return mediaId;
}

/** Where its bytes go; nowhere where they have arrived already. */
async function targetFor(entry: FileEntry): Promise<{ mediaId: string; target: Target | null }> {
  if (entry.mediaId !== null) return renew(entry, entry.mediaId);
  const earlier = isKeyForgotten(entry) ? await findFile(entry) : null;
  if (earlier) {
    await keepMediaId(entry, earlier.id);
    return renew(entry, earlier.id);
  }
  return declare(entry);
}

/** One call for each file: each is known again by a key of its own. */
async function declare(entry: FileEntry): Promise<{ mediaId: string; target: Target }> {
  const { name, type, size, options } = entry;
  const contentType = type as Schema<"DeclaredFile">["contentType"];
  const description = options.description || null;
  const path =
    options.from === "shop" ? "/api/v1/orders/{id}/media" : "/api/v1/orders/{id}/customer-media";
  const idempotencyKey = await keyFor(entry);
  const { uploads } = await api.post(path, {
    params: { path: { id: entry.orderId } },
    body: { files: [{ fileName: name, contentType, size, description }] },
    idempotencyKey,
  });
  const { media, upload } = uploads[0]!;
  await keepMediaId(entry, media.id);
  return { mediaId: media.id, target: upload };
}

async function keepMediaId(entry: FileEntry, mediaId: string): Promise<void> {
  takeId(mediaId);
  await amend(entry, { mediaId });
}

/** It was declared before: a fresh address for it, or what became of it. */
async function renew(
  entry: FileEntry,
  mediaId: string,
): Promise<{ mediaId: string; target: Target | null }> {
  const params = { path: { id: entry.orderId, mediaId } };
  try {
    const { upload } = await api.post("/api/v1/orders/{id}/media/{mediaId}/upload", { params });
    return { mediaId, target: upload };
  } catch (error) {
    const isSaidOfFile = error instanceof ApiError && [403, 404, 409].includes(error.status);
    if (!isSaidOfFile) throw error;
    return afterRefusal(entry, mediaId, error);
  }
}

/** The bytes may have come while this app was not there to hear it. */
async function afterRefusal(
  entry: FileEntry,
  mediaId: string,
  refusal: ApiError,
): Promise<{ mediaId: string; target: Target | null }> {
  const params = { path: { id: entry.orderId, mediaId } };
  try {
    const { media } = await api.get("/api/v1/orders/{id}/media/{mediaId}", { params });
    if (media.state === "PENDING") throw refusal;
    return { mediaId, target: null };
  } catch (error) {
    const isGone = error instanceof ApiError && error.status === 404;
    const isSwept = Date.now() - (entry.triedAt ?? 0) > SWEPT_AFTER;
    // Else somebody has removed it, and it is not for this device to bring it back.
    if (!isGone || !isSwept) throw error;
    const anew = { mediaId: null, isShared: false, key: crypto.randomUUID(), triedAt: null };
    await amend(entry, anew);
    return declare({ ...entry, ...anew });
  }
}

/** The customer may see it: said before it is sent, so that it appears for both at once. */
async function share(entry: FileEntry): Promise<void> {
  if (!entry.options.isPublic || entry.isShared) return;
  const path = { id: entry.orderId, mediaId: entry.mediaId! };
  await api.patch("/api/v1/orders/{id}/media/{mediaId}", {
    params: { path },
    body: { isPublic: true },
    idempotencyKey: `${entry.key}.share`,
  });
  await amend(entry, { isShared: true });
}
