import type { Schema } from "./schema.js";

/** Where a session's refresh token is, and how it goes with a request. */
export interface RefreshToken {
  /** Of requests that bring, take or change it. */
  readonly headers: Record<string, string>;
  /** False where there is certainly none, so that asking is pointless. */
  mayExist(): boolean;
  /** The body of a request that needs it. */
  body(): { refreshToken?: string };
  keep(tokens: Schema<"Tokens">): void;
  drop(): void;
}

/**
 * In an `HttpOnly` cookie of the page's origin: no script sees it, and the browser's tabs share it.
 */
export function refreshTokenInCookie(): RefreshToken {
  return {
    headers: { "X-Session": "cookie" },
    mayExist: () => true,
    body: () => ({}),
    keep() {},
    drop() {},
  };
}

/** In this program's memory. */
export function refreshTokenInMemory(): RefreshToken {
  let refreshToken: Schema<"Tokens">["refreshToken"] = null;
  return {
    headers: {},
    mayExist: () => Boolean(refreshToken),
    body: () => (refreshToken ? { refreshToken } : {}),
    keep(tokens) {
      refreshToken = tokens.refreshToken;
    },
    drop() {
      refreshToken = null;
    },
  };
}
