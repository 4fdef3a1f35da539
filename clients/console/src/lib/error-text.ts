import { ApiError, NetworkError } from "@order-tracking/client";
import { texts } from "../texts/index.ts";

/** What went wrong, in the reader's words. */
export function errorText(error: unknown): string {
  const t = texts.peek().errors;
  if (error instanceof NetworkError) return t.network;
  if (!(error instanceof ApiError)) return t.server;
  if (error.code === "ACCOUNT_DISABLED") return t.disabled;
  if (error.code === "LAST_ADMIN") return t.lastAdmin;
  if (error.code === "INVALID_CREDENTIALS") return texts.peek().auth.wrong;
  if (error.code in t.ofOrder) return t.ofOrder[error.code as keyof typeof t.ofOrder];
  if (error.status === 429) return t.limited;
  if (error.status === 503) return t.busy;
  if (error.status >= 500) return t.server;
  if (error.status === 403) return t.refused;
  if (error.status === 404) return t.gone;
  if (error.details.length > 0) return t.fields;
  return error.message;
}

/** True where the resource is not there, or not for this person. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

/** True where what was asked makes no sense to the API, such as a search for a single letter. */
export function isSenseless(error: unknown): boolean {
  return error instanceof ApiError && error.status === 400;
}

/** Seconds to wait, where the API said so. */
export function retryAfter(error: unknown): number | null {
  return error instanceof ApiError && error.status === 429 ? (error.retryAfter ?? null) : null;
}

/** True where something else was written meanwhile. */
export function isConflict(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 412 || error.status === 409);
}
