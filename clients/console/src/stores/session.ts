import { NetworkError } from "@order-tracking/client";
import { batch, signal } from "@preact/signals";
import { api } from "../api.ts";
import { Backoff } from "../lib/backoff.ts";
import { hasLapsed, recallWho, rememberWho, standInFor } from "../lib/who.ts";
import type { Role, User } from "../model.ts";
import { isAway, isOnline, whenBackOnline } from "./connectivity.ts";

const PATIENCE = 5_000; // In milliseconds: then what is on the device is better than nothing.

const backoff = new Backoff(1_000, 30_000);

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
  backoff.reset();
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
    if (error instanceof NetworkError && isOnline.peek())
      again = setTimeout(() => void restore(), backoff.next());
  }
}

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

/** Says that the end of the session is asked for: nothing of it is to be taken up again. */
export function noteSignOut(): void {
  hasLeft = true;
}

/** Ends the session on this page, whether or not the API knows. */
export function endHere(): void {
  noteSignOut();
  become(null, "signed-out");
}

/** True where it was asked for, on this page, that the session ends. */
export function hasSignedOut(): boolean {
  return hasLeft;
}

let hasLeft = false;

whenBackOnline(() => {
  if (restoreError.peek() !== null) void tryToRestore();
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
  starts.forEach((begin) => begin(now, wasAway));
}
