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

/** What a device remembers of who is signed in there: that somebody is, and in which role. */
export function withRole({ user }: Person): NonNullable<BrowserContextOptions["storageState"]> {
  const localStorage = [{ name: "order-tracking.role", value: JSON.stringify(user.role) }];
  return { cookies: [], origins: [{ origin: STACK, localStorage }] };
}
