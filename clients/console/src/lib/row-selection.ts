/** What is chosen in a list, and where a range begins. */
export interface RowSelection {
  ids: ReadonlySet<string>;
  anchor: string | null;
}

export const NOTHING_CHOSEN: RowSelection = { ids: new Set(), anchor: null };

/** With the id, or without it where it was chosen; a range begins here. */
export function toggle({ ids }: RowSelection, id: string): RowSelection {
  const changed = new Set(ids);
  if (!changed.delete(id)) changed.add(id);
  return { ids: changed, anchor: id };
}

/** With all from where the range begins to the id, in the order of the list. */
export function extend(
  { ids, anchor }: RowSelection,
  id: string,
  list: readonly string[],
): RowSelection {
  const from = list.indexOf(anchor ?? id);
  const to = list.indexOf(id);
  if (from === -1 || to === -1) return { ids: new Set([...ids, id]), anchor: id };
  const range = list.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...ids, ...range]), anchor: list[from]! };
}

/** These, and nothing else. */
export function chooseAll(ids: readonly string[]): RowSelection {
  return { ids: new Set(ids), anchor: null };
}
