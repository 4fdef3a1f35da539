import type { Access } from "./access.js";
import type { Http } from "./http.js";
import { idempotencyKey } from "./idempotency.js";
import type { Call, CallOptions, Method } from "./operations.js";
import { retry } from "./retry.js";
import type { Wait } from "./wait.js";

/**
 * One function for each method; each calls the operation that has this method and the path given.
 */
export interface Calls {
  get: Call<"get">;
  post: Call<"post">;
  put: Call<"put">;
  patch: Call<"patch">;
  delete: Call<"delete">;
}

interface AnyInit extends CallOptions {
  params?: unknown;
  body?: unknown;
}

/**
 * Calls in the name of who is signed in. Reads, and writes that the API knows again by their key,
 * are tried again.
 */
export function callsOf(http: Http, access: Access, wait: Wait): Calls {
  async function call(method: Method, path: string, init: AnyInit = {}): Promise<unknown> {
    const { ifMatch, idempotencyKey: chosenKey, ...request } = init;
    const caller = access.userId;
    const key = idempotencyKey(method, path, chosenKey);
    const attempt = () =>
      access.use(caller, (token) => {
        const headers = { ...bearer(token), ...keyed(key), ...conditional(ifMatch) };
        return http.send({ ...request, method, path, headers });
      });
    const mayRepeat = method === "get" || key !== null;
    return mayRepeat ? retry(attempt, wait, init.signal) : attempt();
  }

  const of = <M extends Method>(method: M) =>
    ((path: string, init?: AnyInit) => call(method, path, init)) as Call<M>;
  return {
    get: of("get"),
    post: of("post"),
    put: of("put"),
    patch: of("patch"),
    delete: of("delete"),
  };
}

function bearer(token: string | null) {
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}

function keyed(key: string | null) {
  return key === null ? {} : { "Idempotency-Key": key };
}

function conditional(ifMatch: number | string | undefined) {
  if (ifMatch === undefined) return {};
  return { "If-Match": typeof ifMatch === "number" ? `"${ifMatch}"` : ifMatch };
}
