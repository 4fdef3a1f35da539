import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { errorOf, NetworkError } from "./errors.js";
import type { paths } from "./openapi.js";
import type { Method } from "./operations.js";
import { rateLimitIn, type RateLimit } from "./rate-limit.js";

const TIME_LIMIT = 30_000;

/** One request; `path` is a template of the API's document. */
export interface HttpRequest {
  method: Method;
  path: string;
  params?: unknown;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

/**
 * Sends a request once and reads its answer. Knows the envelope, and nothing of sessions and
 * retries.
 */
export class Http {
  /** What the last counted answer said. */
  limits: RateLimit | null = null;
  #fetch: FetchClient<paths>;

  constructor(baseUrl: string, fetch: typeof globalThis.fetch) {
    this.#fetch = createFetchClient<paths>({
      baseUrl,
      credentials: "same-origin",
      fetch: (request) => fetch(request),
    });
  }

  /** The `data` of the answer; an `ApiError` or a `NetworkError` where there is none. */
  async send<Data>(request: HttpRequest): Promise<Data> {
    const { data, error, response } = await this.#exchange(request);
    this.limits = rateLimitIn(response.headers) ?? this.limits;
    if (!response.ok) throw errorOf(response, error);
    return dataIn(data) as Data;
  }

  async #exchange({ method, path, signal, ...init }: HttpRequest) {
    const limit = AbortSignal.timeout(TIME_LIMIT);
    try {
      // The types hold where a client is called; here a path is any path.
      return await this.#fetch.request(
        method,
        path as never,
        {
          ...init,
          signal: signal ? AbortSignal.any([signal, limit]) : limit,
        } as never,
      );
    } catch (cause) {
      signal?.throwIfAborted();
      throw new NetworkError("There was no answer", { cause });
    }
  }
}

/** `/health` alone answers without an envelope. */
function dataIn(body: unknown): unknown {
  return typeof body === "object" && body !== null && "success" in body && "data" in body
    ? body.data
    : body;
}
