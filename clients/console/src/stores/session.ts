import { NetworkError } from "@order-tracking/client";
import { batch, signal } from "@preact/signals";
import { api } from "../api.ts";
import { recall, remember } from "../lib/setting.ts";
import type { Role, User } from "../model.ts";
import { isOnline, whenBackOnline } from "./connectivity.ts";

const LAST_ROLE = "role";
const FIRST_WAIT = 1_000; // In milliseconds.
const LONGEST_WAIT = 30_000;

/** Who is signed in, or null. */
export const user = signal<User | null>(null);

/** `unknown` until the page knows whether somebody is signed in. */
export const sessionState = signal<"unknown" | "signed-in" | "signed-out">("unknown");

/** Why it could not be found out who is signed in: no network, a busy API. */
export const restoreError = signal<unknown>(null);

const starts = new Set<(user: User) => void>();
const ends = new Set<(user: User) => void>();

/** Registers what begins with a session: the live connection, the count of notifications. */
export function whenSignedIn(begin: (user: User) => void): void {
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
  return recall<Role>(LAST_ROLE);
}

/** At the page's start. Where nobody was signed in on this device, nothing is asked. */
export async function restoreSession(): Promise<void> {
  api.session.subscribe(follow);
  if (lastRole() === null) {
    sessionState.value = "signed-out";
    return;
  }
  await tryToRestore();
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
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures++);
    // Half of it by chance, so that those who were cut off together do not come back together.
    if (error instanceof NetworkError && isOnline.peek())
      again = setTimeout(() => void restore(), wait * (0.5 + Math.random() / 2));
  }
}

let failures = 0;
let again: ReturnType<typeof setTimeout> | undefined;

/** Signs out, and goes nowhere afterwards: what was looked at is not for who comes next. */
export async function signOut(): Promise<void> {
  hasLeft = true;
  await api.session.signOut();
}

/** True where it was asked for, on this page, that the session ends. */
export function hasSignedOut(): boolean {
  return hasLeft;
}

let hasLeft = false;

whenBackOnline(() => {
  if (restoreError.peek() !== null) void tryToRestore();
});

function follow(): void {
  const before = user.peek();
  const { user: now, state } = api.session;
  const isSomebodyElse = before !== null && before.id !== now?.id;
  if (isSomebodyElse) ends.forEach((end) => end(before));
  batch(() => {
    user.value = now;
    sessionState.value = state;
  });
  if (state !== "unknown") remember(LAST_ROLE, now?.role ?? null);
  if (now !== null) hasLeft = false;
  if (now !== null && now.id !== before?.id) starts.forEach((begin) => begin(now));
}
