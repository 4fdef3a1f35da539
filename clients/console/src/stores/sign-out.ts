import { NetworkError } from "@order-tracking/client";
import { addresses } from "../addresses.ts";
import { api } from "../api.ts";
import { Backoff } from "../lib/backoff.ts";
import { recall, remember } from "../lib/setting.ts";
import { whenBackOnline } from "./connectivity.ts";
import { endHere, noteSignOut, user, whenSignedIn } from "./session.ts";

/** Remembered while the session of who signed out without a network is still to be ended. */
const LEAVING = "leaving";

const backoff = new Backoff(1_000, 30_000);
let again: ReturnType<typeof setTimeout> | undefined;

/**
 * Signs out, and goes nowhere afterwards: what was looked at is not for who comes next. Without a
 * network the session ends on this device, and with the API once it can be reached.
 */
export async function signOut(): Promise<void> {
  noteSignOut();
  try {
    await api.session.signOut();
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    remember(LEAVING, true);
    leave();
  }
}

/** Without an answer of the API: the page is begun anew, since its memory has an access token. */
function leave(): void {
  endHere();
  location.replace(addresses.signIn);
}

/** Ends the session of who signed out while there was no network, as soon as there is one. */
export async function finishSignOut(): Promise<void> {
  clearTimeout(again);
  if (recall(LEAVING) === null || user.peek() !== null) return;
  try {
    await api.session.signOut();
    remember(LEAVING, null);
  } catch {
    again = setTimeout(() => void finishSignOut(), backoff.next());
  }
}

whenBackOnline(() => void finishSignOut());

// With the session of who signs in now, the browser has no cookie of the one before.
whenSignedIn(() => remember(LEAVING, null));

// Tabs tell each other that somebody signed out; here none could.
globalThis.addEventListener?.("storage", () => {
  if (user.peek() !== null && recall(LEAVING) !== null) leave();
});
