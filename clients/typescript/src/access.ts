import { accessTokenIn, isFresh, type AccessToken } from "./access-token.js";
import type { AuthApi } from "./auth-api.js";
import { ApiError } from "./errors.js";
import type { RefreshToken } from "./refresh-token.js";
import type { Schema } from "./schema.js";
import type { TabMessage, Tabs } from "./tabs.js";
import type { Turns } from "./turns.js";
import type { Wait } from "./wait.js";

/** How long the message of a tab that had its turn may take, before this tab refreshes itself. */
const MESSAGE_LATENCY = 200;

/** What `Access` is made of. */
export interface AccessParts {
  auth: AuthApi;
  refreshToken: RefreshToken;
  turns: Turns;
  tabs: Tabs;
  wait: Wait;
  now: () => number;
}

/**
 * The access token, which is in memory only, and its renewal: one refresh for all calls that wait
 * and for all tabs. Knows whose the token is, and nothing else of the user.
 */
export class Access {
  /**
   * Told whenever the token is another one, here or in another tab; null when nobody is signed in
   * any more.
   */
  onChange: (token: AccessToken | null) => void = () => {};
  #parts: AccessParts;
  #token: AccessToken | null = null;
  #refreshing: Promise<AccessToken> | null = null;

  constructor(parts: AccessParts) {
    this.#parts = parts;
    parts.tabs.listen((message) => this.#hear(message));
  }

  /** Who is signed in, or null. */
  get userId(): string | null {
    return this.#token?.userId ?? null;
  }

  /** When the session ends by itself, in milliseconds, or null where nobody is signed in. */
  get sessionExpiresAt(): number | null {
    return this.#token?.sessionExpiresAt ?? null;
  }

  /** Tries to have a token at the page's start; false where nobody is signed in. */
  async restore(): Promise<boolean> {
    if (!this.#token && !this.#parts.refreshToken.mayExist()) {
      this.end();
      return false;
    }
    try {
      await this.#fresh();
      return true;
    } catch (error) {
      if (isRefused(error)) return false;
      throw error;
    }
  }

  /**
   * Runs a call of `caller` (null: of nobody) with a token. A call never goes out as somebody else
   * than who began it. An expired token is renewed and the call repeated, once; any other 401 signs
   * out.
   */
  async use<T>(caller: string | null, call: (token: string | null) => Promise<T>): Promise<T> {
    if (caller === null) return call(null);
    const token = ownedBy(caller, await this.#fresh());
    try {
      return await this.#guard(token, call);
    } catch (error) {
      if (!isExpired(error)) throw error;
    }
    return this.#guard(ownedBy(caller, await this.#successor(token)), call);
  }

  /** Has the refresh token for itself while `work` changes it. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#parts.turns.take(work);
  }

  /** Takes tokens that the API gave, here and in all tabs. */
  take(tokens: Schema<"Tokens">): AccessToken {
    this.#parts.refreshToken.keep(tokens);
    const accessToken = accessTokenIn(tokens, this.#parts.now());
    this.#change(accessToken);
    this.#parts.tabs.tell({ type: "signed-in", accessToken });
    return accessToken;
  }

  /** Forgets the tokens, here and in all tabs. */
  end(): void {
    const token = this.#token;
    this.#parts.refreshToken.drop();
    this.#change(null);
    if (token) this.#parts.tabs.tell({ type: "signed-out", sessionId: token.sessionId });
  }

  async #fresh(): Promise<AccessToken> {
    const token = this.#token;
    return token && isFresh(token, this.#parts.now()) ? token : this.#refresh();
  }

  async #successor(expired: AccessToken): Promise<AccessToken> {
    const token = this.#token;
    return token && token.value !== expired.value ? token : this.#refresh();
  }

  #refresh(): Promise<AccessToken> {
    this.#refreshing ??= this.#refreshInTurn().finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  #refreshInTurn(): Promise<AccessToken> {
    const { turns, tabs, wait } = this.#parts;
    const before = this.#token;
    return turns.take(async (hadToWait) => {
      if (hadToWait && this.#token === before)
        await Promise.race([tabs.next(), wait(MESSAGE_LATENCY)]);
      const isRefreshed = this.#token !== null && this.#token !== before;
      return isRefreshed ? this.#token! : this.#refreshNow();
    });
  }

  async #refreshNow(): Promise<AccessToken> {
    try {
      return this.take(await this.#parts.auth.refresh());
    } catch (error) {
      if (isRefused(error)) this.end();
      throw error;
    }
  }

  async #guard<T>(token: AccessToken, call: (token: string) => Promise<T>): Promise<T> {
    try {
      return await call(token.value);
    } catch (error) {
      // What is said of a token that was replaced meanwhile says nothing of its successor.
      if (isRefused(error) && !isExpired(error) && this.#token === token) this.end();
      throw error;
    }
  }

  #hear(message: TabMessage): void {
    if (message.type === "signed-in") this.#change(message.accessToken);
    // A tab that slept may tell only now that an earlier session has ended.
    if (message.type === "signed-out" && message.sessionId === this.#token?.sessionId)
      this.#change(null);
  }

  #change(token: AccessToken | null): void {
    this.#token = token;
    this.onChange(token);
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

function isExpired(error: unknown): boolean {
  return isRefused(error) && (error as ApiError).code === "TOKEN_EXPIRED";
}

function ownedBy(caller: string, token: AccessToken): AccessToken {
  if (token.userId === caller) return token;
  throw new ApiError({
    status: 401,
    code: "UNAUTHORIZED",
    message: "Somebody else is signed in by now",
  });
}
