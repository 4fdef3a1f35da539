import { createClient } from "@order-tracking/client";
import { isAway } from "./stores/connectivity.ts";

/** The API, of the page's own origin. */
export const api = createClient({ fetch: fetchAsSomebody });

/**
 * While the session is still to be restored, nothing is asked in nobody's name: it would be refused
 * (401), which says nothing of who is here.
 */
function fetchAsSomebody(request: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const isInVain = isAway.peek() && request instanceof Request && !isSession(request);
  return isInVain ? Promise.reject(new TypeError("Not signed in yet")) : fetch(request, init);
}

function isSession({ url, headers }: Request): boolean {
  return headers.has("Authorization") || new URL(url).pathname.startsWith("/api/v1/auth/");
}
