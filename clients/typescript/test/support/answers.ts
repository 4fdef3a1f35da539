import type { User } from "../../src/index.js";

const TIMESTAMP = "2030-08-30T10:30:00.000Z";

/** An answer of success. */
export function success(data: object, init: ResponseInit = {}): Response {
  return Response.json({ success: true, data, timestamp: TIMESTAMP }, init);
}

/** An answer of failure. */
export function failure(
  status: number,
  code: string,
  headers: Record<string, string> = {},
): Response {
  const error = { message: `It is ${code}`, code, details: [] };
  return Response.json({ success: false, error, timestamp: TIMESTAMP }, { status, headers });
}

/** A customer. */
export function userNamed(name: string): User {
  return {
    id: `id-of-${name}`,
    firstName: name,
    lastName: "Lovelace",
    email: `${name}@example.com`,
    role: "CUSTOMER",
    isActive: true,
    createdAt: TIMESTAMP,
    updatedAt: TIMESTAMP,
  } as User;
}
