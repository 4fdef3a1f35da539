/** The ids of a list: those shown, and those that have arrived and wait behind “3 new”. */
export interface ListIds {
  shown: readonly string[];
  waiting: readonly string[];
}

/** After an order came that belongs to the list: once, and never moved while it is looked at. */
export function arrive(ids: ListIds, id: string, atOnce: boolean): ListIds {
  if (ids.shown.includes(id) || ids.waiting.includes(id)) return ids;
  return atOnce ? { ...ids, shown: [id, ...ids.shown] } : { ...ids, waiting: [id, ...ids.waiting] };
}

/** Without the id; the same array where it was not there. */
export function leave(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : ids;
}
