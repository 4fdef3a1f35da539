import type { Schema } from "@order-tracking/client";
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { api } from "../api.ts";
import { fullName } from "../lib/full-name.ts";
import type { User } from "../model.ts";
import { whenSignedOut } from "./session.ts";

const PAGE = 100; // As many as the API gives at once.
const PAGES = 5; // So many are looked through before somebody is asked.

const byId = signal<ReadonlyMap<string, User>>(new Map());

/** Everybody whom an answer told of, by their id: the API gives nobody alone. */
export const people: ReadonlySignal<ReadonlyMap<string, User>> = computed(() => byId.value);

/** Takes what an answer says of people. */
export function putPeople(users: readonly User[]): void {
  byId.value = new Map([...byId.peek(), ...users.map((user) => [user.id, user] as const)]);
}

/** The name of somebody, where it is known. */
export function knownName(id: string): string | null {
  const person = byId.value.get(id);
  return person ? nameOf(person) : null;
}

/** What somebody is called: a contact may have no more than an address. */
export function nameOf(user: Pick<User, "firstName" | "lastName" | "email">): string {
  return fullName(user) || (user.email ?? "");
}

/** Shows somebody as they will be. Returns what takes that back. */
export function showPersonAs(id: string, change: Partial<User>): () => void {
  const before = byId.peek().get(id);
  if (!before) return () => {};
  putPeople([{ ...before, ...change }]);
  return () => putPeople([before]);
}

/**
 * Looks for somebody of whom no more than the id is known, through the list of all, the latest
 * first. Returns where to go on: null where they were found, or that was all.
 */
export async function lookForPerson(
  id: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<string | null> {
  let next: string | null | undefined = cursor;
  for (let page = 0; page < PAGES && next !== null && !byId.peek().has(id); page++) {
    const query: { limit: number; cursor?: string } = {
      limit: PAGE,
      ...(next && { cursor: next }),
    };
    const { users, pagination }: Schema<"UserPage"> = await api.get("/api/v1/admin/users", {
      params: { query },
      signal,
    });
    putPeople(users);
    next = pagination.nextCursor;
  }
  return byId.peek().has(id) ? null : (next ?? null);
}

/** Those who came last, where nobody is known yet: so that ids in other lists have names. */
export async function rememberLatestPeople(signal: AbortSignal): Promise<void> {
  if (byId.peek().size > 0) return;
  const query = { limit: PAGE };
  const { users } = await api.get("/api/v1/admin/users", { params: { query }, signal });
  putPeople(users);
}

whenSignedOut(() => (byId.value = new Map()));
