import { NetworkError } from "./errors.js";
import type { Schema } from "./schema.js";

/** Where a file is to be sent, as the API says. */
export type UploadTarget = Pick<Schema<"Upload">, "method" | "url"> & {
  headers: Record<string, string>;
};

/** How a file is sent. */
export interface UploadOptions {
  /** Bytes sent, of all. */
  onProgress?: ((sent: number, total: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The storage refused the file: 403 where the target has expired, and a fresh one is to be asked
 * for.
 */
export class UploadError extends Error {
  override readonly name = "UploadError";
  readonly status: number;

  constructor(status: number) {
    super(`The storage answered ${status}`);
    this.status = status;
  }
}

/**
 * Sends a file with exactly the headers of its target. Has no time limit: lines are slow. May be
 * repeated.
 */
export async function upload(
  target: UploadTarget,
  file: Blob,
  options: UploadOptions = {},
): Promise<void> {
  const send = typeof XMLHttpRequest === "undefined" ? sendByFetch : sendByXhr;
  const status = await send(target, file, options);
  if (status < 200 || status > 299) throw new UploadError(status);
}

async function sendByFetch(
  target: UploadTarget,
  file: Blob,
  options: UploadOptions,
): Promise<number> {
  const { method, url, headers } = target;
  const { onProgress, signal } = options;
  onProgress?.(0, file.size);
  try {
    const init: RequestInit = { method, headers, body: file, credentials: "omit" };
    const response = await fetch(url, signal ? { ...init, signal } : init);
    if (response.ok) onProgress?.(file.size, file.size);
    return response.status;
  } catch (cause) {
    signal?.throwIfAborted();
    throw new NetworkError("The upload was cut", { cause });
  }
}

/** `fetch` cannot tell how much was sent. */
function sendByXhr(target: UploadTarget, file: Blob, options: UploadOptions): Promise<number> {
  const { onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal?.addEventListener("abort", abort);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded, total);
    request.onload = () => resolve(request.status);
    request.onerror = () => reject(new NetworkError("The upload was cut"));
    request.onabort = () => reject(signal?.reason);
    request.onloadend = () => signal?.removeEventListener("abort", abort);
    request.open(target.method, target.url);
    for (const [name, value] of Object.entries(target.headers))
      request.setRequestHeader(name, value);
    request.send(file);
  });
}
