import { expect, type BrowserContext, type BrowserContextOptions } from "@playwright/test";
import type { Person } from "./people.ts";
import { STACK } from "./stack.ts";

/**
 * Signs somebody in on a device as its own page would, without filling in the form: what is not
 * about signing in need not wait for it. Each device has a session of its own, which no other story
 * can end.
 */
export async function signInDevice(
  device: BrowserContext,
  { email, password }: Person,
): Promise<void> {
  const answer = await device.request.post("/api/v1/auth/login", {
    data: { email, password },
    headers: { "X-Session": "cookie" },
  });
  expect(answer.ok(), "signed in").toBe(true);
}

/** What a device remembers of who is signed in there: who it is, and no token. */
export function remembering({ user }: Person): NonNullable<BrowserContextOptions["storageState"]> {
  const { id, firstName, lastName, role } = user;
  const who = { id, firstName, lastName, role, until: null };
  const localStorage = [{ name: "order-tracking.who", value: JSON.stringify(who) }];
  return { cookies: [], origins: [{ origin: STACK, localStorage }] };
}
