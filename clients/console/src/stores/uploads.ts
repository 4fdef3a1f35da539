import { computed, signal } from "@preact/signals";
import { NetworkError, type Schema } from "@order-tracking/client";
import { api } from "../api.ts";
import { errorText } from "../lib/error-text.ts";
import { shrinkPhoto } from "../lib/shrink-photo.ts";
import { limits } from "../limits.ts";
import type { Media } from "../model.ts";
import { formatSize } from "../texts/format.ts";
import { texts } from "../texts/index.ts";
import { isOnline, whenBackOnline } from "./connectivity.ts";
import { onLive } from "./live.ts";
import { whenSignedOut } from "./session.ts";

/** How far a file is on its way to an order. */
export type UploadState =
  "waiting" | "preparing" | "sending" | "paused" | "checking" | "ready" | "rejected" | "failed";

/** A file on its way. */
export interface Upload {
  key: number;
  orderId: string;
  name: string;
  state: UploadState;
  sent: number;
  size: number;
  /** Why it failed or was not accepted. */
  reason: string | null;
  /** Shows the picture before the shop has it; an object URL. */
  preview: string | null;
  mediaId: string | null;
}

/**
 * What goes with files: who sends them, and, for the shop's, what it says of them and who sees
 * them.
 */
export interface UploadOptions {
  from: "customer" | "shop";
  description?: string;
  isPublic?: boolean;
}

type FileType = Schema<"DeclaredFile">["contentType"];

interface Job {
  file: File;
  options: UploadOptions;
  target: Schema<"Upload"> | null;
  abort: AbortController;
  /** How often in a row it was cut while the device stayed online. */
  cuts: number;
}

const SHOWN_AFTERWARDS = 4_000;
/** Cuts in a row that are followed by another try, and how long the first one waits. */
const MOST_CUTS = 3;
const AFTER_A_CUT = 2_000;

const list = signal<readonly Upload[]>([]);
const jobs = new Map<number, Job>();
let lastKey = 0;

/** All files on their way, or lately arrived. */
export const uploads = computed(() => list.value);

/** True while something is on its way that leaving the page would lose. */
export const isUploading = computed(() => list.value.some(({ state }) => isMoving(state)));

function isMoving(state: UploadState): boolean {
  return ["waiting", "preparing", "sending", "paused", "checking"].includes(state);
}

/** The files on their way to an order. */
export function uploadsOf(orderId: string): readonly Upload[] {
  return list.value.filter((upload) => upload.orderId === orderId);
}

/**
 * Sends files to an order: photos are made smaller, all are declared in one call for each ten, then
 * sent one after another.
 */
export async function uploadFiles(
  orderId: string,
  files: readonly File[],
  options: UploadOptions,
): Promise<void> {
  const keys = files.map((file) => add(orderId, file, options));
  for (const key of keys) await prepare(key);
  for (let at = 0; at < keys.length; at += limits.filesAtOnce) {
    await declare(orderId, keys.slice(at, at + limits.filesAtOnce), options);
  }
}

/** Tries one again: from where it failed. */
export async function retryUpload(key: number): Promise<void> {
  const upload = find(key);
  const job = jobs.get(key);
  if (!upload || !job) return;
  job.abort = new AbortController();
  if (upload.mediaId !== null) return send(key);
  await prepare(key);
  await declare(upload.orderId, [key], job.options);
}

/** Leaves one out. */
export function discardUpload(key: number): void {
  const upload = find(key);
  jobs.get(key)?.abort.abort();
  jobs.delete(key);
  if (upload?.preview) URL.revokeObjectURL(upload.preview);
  list.value = list.value.filter((other) => other.key !== key);
}

/** When nothing is left to do, what has arrived leaves the list by itself. */
function leaveWhenAllArrived(): void {
  const all = list.peek();
  if (all.some(({ state }) => state !== "ready")) return;
  setTimeout(() => all.forEach(({ key }) => discardUpload(key)), SHOWN_AFTERWARDS);
}

function add(orderId: string, file: File, options: UploadOptions): number {
  const key = ++lastKey;
  const preview = file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
  const { name, size } = file;
  jobs.set(key, { file, options, target: null, abort: new AbortController(), cuts: 0 });
  const upload: Upload = {
    key,
    orderId,
    name,
    size,
    preview,
    state: "waiting",
    sent: 0,
    reason: null,
    mediaId: null,
  };
  list.value = [...list.value, upload];
  return key;
}

async function prepare(key: number): Promise<void> {
  const job = jobs.get(key);
  if (!job) return;
  change(key, { state: "preparing", reason: null });
  const t = texts.peek().files;
  try {
    job.file = await shrinkPhoto(job.file);
  } catch {
    return refuse(key, t.unreadable);
  }
  if (!(limits.fileTypes as readonly string[]).includes(job.file.type))
    return refuse(key, t.wrongType);
  if (job.file.size > limits.fileBytes) return refuse(key, t.tooBig(formatSize(limits.fileBytes)));
  change(key, { state: "waiting", size: job.file.size, name: job.file.name });
}

async function declare(
  orderId: string,
  keys: readonly number[],
  options: UploadOptions,
): Promise<void> {
  const waiting = keys.filter((key) => find(key)?.state === "waiting");
  if (waiting.length === 0) return;
  const files = waiting.map((key) => {
    const { name, type, size } = jobs.get(key)!.file;
    return {
      fileName: name,
      contentType: type as FileType,
      size,
      description: options.description || null,
    };
  });
  const path =
    options.from === "shop" ? "/api/v1/orders/{id}/media" : "/api/v1/orders/{id}/customer-media";
  try {
    const answer = await api.post(path, { params: { path: { id: orderId } }, body: { files } });
    answer.uploads.forEach(({ media, upload }, index) => {
      const key = waiting[index]!;
      const job = jobs.get(key);
      if (job) job.target = upload;
      change(key, { mediaId: media.id });
    });
  } catch (error) {
    waiting.forEach((key) => fail(key, errorText(error)));
    return;
  }
  for (const key of waiting) {
    await share(key, options);
    await send(key);
  }
}

/** The customer may see it: said before it is sent, so that it appears for both at once. */
async function share(key: number, { isPublic }: UploadOptions): Promise<void> {
  const upload = find(key);
  if (!isPublic || !upload?.mediaId) return;
  const path = { id: upload.orderId, mediaId: upload.mediaId };
  await api
    .patch("/api/v1/orders/{id}/media/{mediaId}", { params: { path }, body: { isPublic: true } })
    .catch((error) => change(key, { reason: errorText(error) }));
}

async function send(key: number): Promise<void> {
  const job = jobs.get(key);
  const upload = find(key);
  if (!job || !upload?.mediaId) return;
  change(key, { state: "sending", sent: 0, reason: null });
  try {
    const target = await freshTarget(job, upload.orderId, upload.mediaId);
    const onProgress = (sent: number) => change(key, { sent });
    await api.upload(target, job.file, { onProgress, signal: job.abort.signal });
    job.cuts = 0;
    // The check may already have said what it found.
    if (find(key)?.state === "sending") change(key, { state: "checking", sent: job.file.size });
  } catch (error) {
    if (job.abort.signal.aborted) return;
    if (error instanceof NetworkError) goOnAfterCut(key, job, error);
    else {
      job.target = null;
      fail(key, errorText(error));
    }
  }
}

/**
 * Offline, it goes on as soon as there is a network; a cut that the device does not notice is
 * followed by a few tries.
 */
function goOnAfterCut(key: number, job: Job, error: NetworkError): void {
  if (isOnline.peek() && ++job.cuts > MOST_CUTS) {
    job.cuts = 0;
    return fail(key, errorText(error));
  }
  change(key, { state: "paused" });
  if (!isOnline.peek()) return;
  setTimeout(
    () => find(key)?.state === "paused" && void send(key),
    AFTER_A_CUT * 2 ** (job.cuts - 1),
  );
}

/** An address lives for fifteen minutes; then a fresh one is asked for. */
async function freshTarget(job: Job, orderId: string, mediaId: string): Promise<Schema<"Upload">> {
  if (job.target && new Date(job.target.expiresAt).getTime() > Date.now() + 30_000)
    return job.target;
  const params = { path: { id: orderId, mediaId } };
  const { upload } = await api.post("/api/v1/orders/{id}/media/{mediaId}/upload", { params });
  job.target = upload;
  return upload;
}

function find(key: number): Upload | undefined {
  return list.peek().find((upload) => upload.key === key);
}

function change(key: number, to: Partial<Upload>): void {
  list.value = list.peek().map((upload) => (upload.key === key ? { ...upload, ...to } : upload));
}

/** Trying again would not help. */
function refuse(key: number, reason: string): void {
  change(key, { state: "rejected", reason });
}

function fail(key: number, reason: string): void {
  change(key, { state: "failed", reason });
}

function judge({ id, state, rejectionReason }: Media): void {
  const upload = list.peek().find(({ mediaId }) => mediaId === id);
  if (!upload || state === "PENDING") return;
  if (state === "READY") change(upload.key, { state: "ready" });
  else change(upload.key, { state: "rejected", reason: rejectionReason ?? null });
  leaveWhenAllArrived();
}

onLive("media.updated", ({ media }) => judge(media));

whenBackOnline(() => {
  for (const { key, state } of list.peek()) if (state === "paused") void send(key);
});

whenSignedOut(() => list.peek().forEach(({ key }) => discardUpload(key)));
