import { shrinkPhoto } from "../../lib/shrink-photo.ts";
import { limits } from "../../limits.ts";
import { formatSize } from "../../texts/format.ts";
import { texts } from "../../texts/index.ts";
import type { FileEntry } from "./entry.ts";
import { amend } from "./list.ts";
import { Unsendable } from "./send-file.ts";
import { bytesOf } from "./storage.ts";

/** Makes a photo smaller, and keeps it in the place of the one that was chosen. */
export async function prepareFile(entry: FileEntry): Promise<void> {
  const file = await smaller(entry);
  if (!(limits.fileTypes as readonly string[]).includes(file.type))
    throw new Unsendable(texts.peek().files.wrongType);
  if (file.size > limits.fileBytes)
    throw new Unsendable(texts.peek().files.tooBig(formatSize(limits.fileBytes)));
  const { name, type, size } = file;
  await amend(entry, { name, type, size, isPrepared: true }, file);
}

async function smaller(entry: FileEntry): Promise<File> {
  const bytes = await bytesOf(entry);
  try {
    return await shrinkPhoto(new File([bytes!], entry.name, { type: entry.type }));
  } catch {
    throw new Unsendable(texts.peek().files.unreadable);
  }
}
