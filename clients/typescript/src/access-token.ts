import type { Schema } from "./schema.js";

/** What a request is signed with, and whose it is. */
export interface AccessToken {
  value: string;
  /** By this device's clock, in milliseconds. */
  expiresAt: number;
  userId: string;
  sessionId: string;
  /** When the session ends by itself, unless the token is renewed before; as `expiresAt`. */
  sessionExpiresAt: number;
}

/**
 * Who has less time left than this gets a new token first, so that a request is not refused on its
 * way.
 */
const LEAST_TIME_LEFT = 30_000;

/** The access token in an answer that came at `now`. */
export function accessTokenIn(tokens: Schema<"Tokens">, now: number): AccessToken {
  const { sub: userId, sid: sessionId } = claimsOf(tokens.accessToken);
  const expiresAt = now + tokens.accessTokenExpiresIn * 1000;
  const sessionExpiresAt = now + tokens.refreshTokenExpiresIn * 1000;
  return { value: tokens.accessToken, expiresAt, userId, sessionId, sessionExpiresAt };
}

/** False when a new one should be had before it is used. */
export function isFresh(token: AccessToken, now: number): boolean {
  return token.expiresAt - now >= LEAST_TIME_LEFT;
}

/** What a JWT says. It came from the API, so its signature needs no check here. */
function claimsOf(jwt: string): { sub: string; sid: string } {
  const payload = jwt.split(".")[1] ?? "";
  return JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))) as {
    sub: string;
    sid: string;
  };
}
