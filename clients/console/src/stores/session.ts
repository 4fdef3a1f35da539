import { NetworkError } from "@order-tracking/client";
import { batch, signal } from "@preact/signals";
import { addresses } from "../addresses.ts";
import { api } from "../api.ts";
import { recall, remember } from "../lib/setting.ts";
import { hasLapsed, recallWho, rememberWho, standInFor } from "../lib/who.ts";
import type { Role, User } from "../model.ts";
import { isAway, isOnline, whenBackOnline } from "./connectivity.ts";

const LEAVING = "leaving"; // Remembered while the session of who signed out is still to be ended.
const PATIENCE = 5_000; // In milliseconds: then what is on the device is better than nothing.
const FIRST_WAIT = 1_000; // In milliseconds.
const LONGEST_WAIT = 30_000;

/** Who is signed in, or was when the API could last be asked (`isAway`), or null. */
export const user = signal<User | null>(null);

/** `unknown` until the page knows whether somebody is signed in. */
export const sessionState = signal<"unknown" | "signed-in" | "signed-out">("unknown");

/** Why it could not be found out who is signed in: no network, a busy API. */
export const restoreError = signal<unknown>(null);

const starts = new Set<(user: User, wasAway: boolean) => void>();
const ends = new Set<(user: User) => void>();

/**
 * Registers what begins with a session: the live connection, the count of notifications. `wasAway`
 * where they looked at what is on the device before.
 */
export function whenSignedIn(begin: (user: User, wasAway: boolean) => void): void {
  starts.add(begin);
}

/** Registers what ends with a session: nothing of one person is shown to the next. */
export function whenSignedOut(end: (user: User) => void): void {
  ends.add(end);
}

/**
 * The role that was signed in here last: its part of the app is loaded while the session is
 * restored.
 */
export function lastRole(): Role | null {
  return recallWho()?.role ?? null;
}

/** At the page's start. Where nobody was signed in on this device, nothing is asked. */
export async function restoreSession(): Promise<void> {
  api.session.subscribe(follow);
  void finishLeaving();
  const who = recallWho();
  if (who === null) {
    sessionState.value = "signed-out";
    return;
  }
  const impatient = setTimeout(standIn, PATIENCE);
  await tryToRestore();
  clearTimeout(impatient);
}

/** Restores the session; what fails is told in `restoreError`. */
export async function tryToRestore(): Promise<void> {
  restoreError.value = null;
  failures = 0;
  await restore();
}

/** A network that is back often carries nothing yet: until it does, it is tried again by itself. */
async function restore(): Promise<void> {
  clearTimeout(again);
  try {
    await api.session.restore();
    follow();
    restoreError.value = null;
  } catch (error) {
    restoreError.value = error;
    if (error instanceof NetworkError) standIn();
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures++);
    // Half of it by chance, so that those who were cut off together do not come back together.
    if (error instanceof NetworkError && isOnline.peek())
      again = setTimeout(() => void restore(), wait * (0.5 + Math.random() / 2));
  }
}

let failures = 0;
let again: ReturnType<typeof setTimeout> | undefined;

/**
 * Without the API, who was here last goes on with what is on the device, for as long as their
 * session would have lasted.
 */
function standIn(): void {
  const who = recallWho();
  if (who === null || hasLapsed(who) || user.peek() !== null) return;
  if (sessionState.peek() !== "unknown") return;
  batch(() => {
    isAway.value = true;
    user.value = standInFor(who);
  });
}

/**
 * Signs out, and goes nowhere afterwards: what was looked at is not for who comes next. Without a
 * network the session ends on this device, and with the API once it can be reached.
 */
export async function signOut(): Promise<void> {
  hasLeft = true;
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
  hasLeft = true;
  become(null, "signed-out");
  location.replace(addresses.signIn);
}

/** True where it was asked for, on this page, that the session ends. */
export function hasSignedOut(): boolean {
  return hasLeft;
}

let hasLeft = false;

/** Ends the session of who signed out while there was no network. */
async function finishLeaving(): Promise<void> {
  if (recall(LEAVING) === null || user.peek() !== null) return;
  try {
    await api.session.signOut();
    remember(LEAVING, null);
  } catch {
    // When the network is back.
  }
}

whenBackOnline(() => {
  void finishLeaving();
  if (restoreError.peek() !== null) void tryToRestore();
});

// Tabs tell each other that somebody signed out; here none could.
globalThis.addEventListener?.("storage", () => {
  if (user.peek() !== null && recall(LEAVING) !== null) leave();
});

let begun: string | null = null; // For whom what begins with a session has begun.

function follow(): void {
  const { user: now, state } = api.session;
  // While it is found out whether they are still signed in, they go on with what is on the device.
  if (state === "unknown" && isAway.peek()) return;
  become(now, state);
}

function become(now: User | null, state: typeof sessionState.value): void {
  const who = state === "unknown" ? null : recallWho();
  const before = user.peek() ?? (who && standInFor(who));
  if (before !== null && before.id !== now?.id) {
    ends.forEach((end) => end(before));
    begun = null;
  }
  const wasAway = isAway.peek();
  batch(() => {
    user.value = now;
    sessionState.value = state;
    isAway.value = false;
  });
  if (state !== "unknown") rememberWho(now, api.session.expiresAt);
  if (now === null || now.id === begun) return;
  begun = now.id;
  hasLeft = false;
  remember(LEAVING, null);
  starts.forEach((begin) => begin(now, wasAway));
}
