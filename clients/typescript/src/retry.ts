import { ApiError, NetworkError } from "./errors.js";
import type { Wait } from "./wait.js";

const TRIES = 3;
const FIRST_WAIT = 300;
/** Who has to wait longer than so many seconds is told at once, so that a screen can count down. */
const LONGEST_RETRY_AFTER = 5;

/**
 * Tries again what may be sent twice, while it fails for a reason that passes. The waits grow, half
 * of each by chance, so that those who failed together do not come back together.
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  wait: Wait,
  signal?: AbortSignal,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === TRIES || !passes(error)) throw error;
      await wait(Math.max(backoff(tries), retryAfter(error) * 1000), signal);
    }
  }
}

function passes(error: unknown): boolean {
  if (error instanceof NetworkError) return true;
  if (!(error instanceof ApiError)) return false;
  return (error.status === 429 || error.status === 503) && retryAfter(error) <= LONGEST_RETRY_AFTER;
}

function retryAfter(error: unknown): number {
  return (error instanceof ApiError && error.retryAfter) || 0;
}

function backoff(tries: number): number {
  return FIRST_WAIT * 2 ** (tries - 1) * (0.5 + Math.random() / 2);
}
