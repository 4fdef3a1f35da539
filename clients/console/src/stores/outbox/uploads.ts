import { computed } from "@preact/signals";
import type { Media } from "../../model.ts";
import { arrived } from "./arrived.ts";
import { isFile, type FileEntry } from "./entry.ts";
import { entries, goingOf } from "./list.ts";
import { previewOf } from "./previews.ts";

/** How far a file is on its way to an order. */
export type UploadState =
  "waiting" | "preparing" | "sending" | "checking" | "ready" | "rejected" | "refused";

/** A file on its way. */
export interface Upload {
  key: number;
  orderId: string;
  orderNumber: string;
  /** Whose side of the order it is for. */
  origin: Media["origin"];
  name: string;
  state: UploadState;
  sent: number;
  size: number;
  /** Why it was refused, or not accepted. */
  reason: string | null;
  /** Shows the picture before the shop has it; an object URL. */
  preview: string | null;
  mediaId: string | null;
}

type Progress = Pick<Upload, "state" | "sent" | "reason">;

/** The files on their way, or lately arrived. */
export const uploads = computed<readonly Upload[]>(() => [
  ...arrived.value.map(({ entry, state, reason }) =>
    uploadOf(entry, { state, reason, sent: entry.size }),
  ),
  ...entries.value.filter(isFile).map((entry) => uploadOf(entry, progressOf(entry))),
]);

/** The files on their way to an order. */
export function uploadsOf(orderId: string): readonly Upload[] {
  return uploads.value.filter((upload) => upload.orderId === orderId);
}

function uploadOf(entry: FileEntry, progress: Progress): Upload {
  const { number: key, orderId, orderNumber, name, size, mediaId, options } = entry;
  const origin = options.from === "shop" ? "STAFF" : "CUSTOMER";
  const preview = previewOf(entry);
  return { key, orderId, orderNumber, origin, name, size, mediaId, preview, ...progress };
}

function progressOf(entry: FileEntry): Progress {
  if (entry.refusal !== null) return { state: "refused", sent: 0, reason: entry.refusal };
  return { ...(goingOf(entry) ?? { state: "waiting", sent: 0 }), reason: null };
}
