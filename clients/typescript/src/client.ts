import { Access } from "./access.js";
import { AuthApi } from "./auth-api.js";
import { callsOf, type Calls } from "./calls.js";
import { Http } from "./http.js";
import { Live } from "./live.js";
import type { Locks } from "./locks.js";
import { defaultBaseUrl, defaultChannel, defaultLocks } from "./platform.js";
import type { RateLimit } from "./rate-limit.js";
import { refreshTokenInCookie, refreshTokenInMemory } from "./refresh-token.js";
import { ClientSession, type Session } from "./session.js";
import { Tabs } from "./tabs.js";
import { Turns } from "./turns.js";
import { upload, type UploadOptions, type UploadTarget } from "./upload.js";
import { wait as waitByTheClock, type Wait } from "./wait.js";

/** What a client is made with; everything has a default. */
export interface ClientOptions {
  /** Where the API is: the page's own origin, or the local stack where there is no page. */
  baseUrl?: string;
  /**
   * Where the refresh token is: in an `HttpOnly` cookie (pages of the API's origin), or in memory
   * (programs).
   */
  session?: "cookie" | "token";
  fetch?: typeof fetch;
  /**
   * Let one tab at a time refresh: `navigator.locks` where there is one, else locks of this
   * process.
   */
  locks?: Locks;
  /**
   * How tabs that share a cookie tell each other of new access tokens and of sign-out. A `token`
   * session has no tabs.
   */
  channel?: BroadcastChannel | null;
  /** For platforms that have none, as Node before 22. */
  WebSocket?: typeof WebSocket;
  /** How time passes between tries. */
  wait?: Wait;
  /** The time, in milliseconds. */
  now?: () => number;
}

/**
 * The API. Each call resolves to the `data` of the answer, or rejects with an `ApiError` or a
 * `NetworkError`.
 */
export interface Client extends Calls {
  readonly session: Session;
  /** Opens a connection for who is signed in; close it when that ends. */
  live(): Live;
  /** Sends a file to where the API said. */
  upload(target: UploadTarget, file: Blob, options?: UploadOptions): Promise<void>;
  /** How many requests are left, by the last answer that told. */
  readonly limits: RateLimit | null;
}

/** Makes a client of the API. */
export function createClient(options: ClientOptions = {}): Client {
  const { session = "cookie", wait = waitByTheClock, now = Date.now } = options;
  const http = new Http(
    options.baseUrl ?? defaultBaseUrl(),
    options.fetch ?? ((...of) => fetch(...of)),
  );
  const refreshToken = session === "cookie" ? refreshTokenInCookie() : refreshTokenInMemory();
  const auth = new AuthApi(http, refreshToken);
  const turns = new Turns(options.locks ?? defaultLocks());
  const tabs = new Tabs(session === "cookie" ? channelOf(options) : null);
  const access = new Access({ auth, refreshToken, turns, tabs, wait, now });
  const calls = callsOf(http, access, wait);
  return {
    ...calls,
    session: new ClientSession(access, auth, calls),
    live: () => new Live(() => calls.post("/api/v1/notifications/ws-ticket"), options.WebSocket),
    upload,
    get limits() {
      return http.limits;
    },
  };
}

function channelOf({ channel }: ClientOptions): BroadcastChannel | null {
  return channel === undefined ? defaultChannel() : channel;
}
