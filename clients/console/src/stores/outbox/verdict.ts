import { ApiError, UploadError } from "@order-tracking/client";
import { errorText } from "../../lib/error-text.ts";
import { deviceTexts } from "../../texts/device/index.ts";

/** What to do after a try that failed. */
export type Verdict =
  | { then: "again"; after: number | null }
  /** `reason` in the reader's words. */
  | { then: "refused"; reason: string };

/** Tries of an entry that may fail for a reason of the shop's before others get their turn. */
const MOST_FAILURES = 6;

/** Judges why an entry was not sent; `failures` counts how often in a row, with this one. */
export function verdictOn(error: unknown, failures: number): Verdict {
  if (error instanceof UploadError || isFailure(error))
    return failures < MOST_FAILURES
      ? { then: "again", after: null }
      : { then: "refused", reason: errorText(error) };
  if (error instanceof ApiError && !passes(error))
    return { then: "refused", reason: reasonOf(error) };
  return { then: "again", after: error instanceof ApiError ? error.retryAfter : null };
}

/** It says nothing of what was asked, and another may fare better. */
function isFailure(error: unknown): boolean {
  return error instanceof ApiError && error.status === 500;
}

/** The same may succeed later: too much at once, a busy shop, somebody who wrote in between. */
function passes({ status, code }: ApiError): boolean {
  return status === 429 || status > 500 || code === "CONFLICT";
}

function reasonOf(error: ApiError): string {
  const t = deviceTexts.peek().outbox;
  if (error.code === "MEDIA_LIMIT") return t.tooMany;
  if (error.status === 403) return t.closed;
  if (error.status === 404) return t.orderGone;
  if (error.details.length > 0) return error.details.map(({ message }) => message).join(" ");
  return error.message;
}
