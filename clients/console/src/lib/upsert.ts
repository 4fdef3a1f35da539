/** The list with the item in the place of the one with its id, or added at an end. */
export function upsert<T extends { id: string }>(
  list: readonly T[],
  item: T,
  end: "first" | "last",
): readonly T[] {
  if (list.some(({ id }) => id === item.id))
    return list.map((other) => (other.id === item.id ? item : other));
  return end === "first" ? [item, ...list] : [...list, item];
}
