import type { Role } from "../model.ts";
import { filterFor, filterOf, queryOf } from "./order-filter.ts";

/** A filter that is kept under a name. */
interface Named {
  id?: string;
  name: string;
  query: string;
  shared: boolean;
}

/** A query string as the app writes it for somebody of this role: what is not for them left out. */
export function tidyQuery(query: string, role: Role | undefined): string {
  return queryOf(filterFor(role, filterOf(Object.fromEntries(new URLSearchParams(query)))));
}

/** Whether two query strings say the same, in whatever order. */
export function isSameQuery(one: string, other: string): boolean {
  const parts = (query: string) => [...new URLSearchParams(query)].sort();
  return JSON.stringify(parts(one)) === JSON.stringify(parts(other));
}

/** The list with an item one place further up or down; the same list at its end. */
export function moved<T>(list: readonly T[], at: number, by: 1 | -1): readonly T[] {
  const to = at + by;
  if (to < 0 || to >= list.length) return list;
  return list.map((item, place) => {
    if (place === at) return list[to]!;
    return place === to ? list[at]! : item;
  });
}

/** What became of a view. */
export interface ViewChange {
  what: "added" | "removed" | "renamed" | "changed";
  name: string;
  /** Where it was renamed. */
  before?: string;
}

/** What differs between two lists of views; their order does not. */
export function viewChanges(before: readonly Named[], now: readonly Named[]): ViewChange[] {
  const then = new Map(before.map((view) => [view.id, view]));
  const left = new Set(now.map(({ id }) => id));
  const removed = before
    .filter(({ id }) => !left.has(id))
    .map(({ name }) => ({ what: "removed" as const, name }));
  return [...now.flatMap((view) => changeOf(then.get(view.id), view)), ...removed];
}

function changeOf(before: Named | undefined, { name, query, shared }: Named): ViewChange[] {
  if (!before) return [{ what: "added", name }];
  if (before.name !== name) return [{ what: "renamed", name, before: before.name }];
  const isSame = before.query === query && before.shared === shared;
  return isSame ? [] : [{ what: "changed", name }];
}
