import type { Method } from "./operations.js";

/**
 * The key by which the API knows a write again, however often it is sent; null where it takes none.
 * One for a call, not one for a try.
 */
export function idempotencyKey(method: Method, path: string, chosen?: string): string | null {
  return takesKey(method, path) ? (chosen ?? crypto.randomUUID()) : null;
}

function takesKey(method: Method, path: string): boolean {
  if (method === "get") return false;
  const isInvitation = method === "post" && path === "/api/v1/admin/users";
  return isInvitation || /^\/api\/v1\/orders(\/|$)/.test(path);
}
