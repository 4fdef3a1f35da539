/** How many requests are still taken of this caller. */
export interface RateLimit {
  /** Requests that are left. */
  remaining: number;
  /** Seconds until there are as many as at first. */
  resetSeconds: number;
}

/**
 * What the `RateLimit` header says of the limit for all requests, or null where an answer has no
 * such header (draft-ietf-httpapi-ratelimit-headers-10). Signing in, registering and refreshing are
 * counted apart and say nothing of it.
 */
export function rateLimitIn(headers: Headers): RateLimit | null {
  const [, parameters] = /"default"((?:\s*;[^,]*)*)/.exec(headers.get("RateLimit") ?? "") ?? [];
  if (parameters === undefined) return null;
  const remaining = parameter(parameters, "r");
  const resetSeconds = parameter(parameters, "t");
  return remaining === null || resetSeconds === null ? null : { remaining, resetSeconds };
}

function parameter(parameters: string, name: string): number | null {
  const found = new RegExp(`;\\s*${name}=(\\d+)`).exec(parameters);
  return found ? Number(found[1]) : null;
}
