import { useEffect, useMemo } from "preact/hooks";
import type { Change } from "../../../lib/figures.ts";
import { HeldAsk } from "../../../lib/held-ask.ts";
import { Resource } from "../../../lib/resource.ts";
import { keepLoaded } from "../../../stores/live.ts";
import { onOrderNews, type OrderNews } from "../../../stores/orders.ts";
import { shopZone } from "../../../stores/shop-zone.ts";

// All in milliseconds.
const LAG = 3_000; // The API counts a change so long after it told of it, at most.
const PAUSE = 10_000; // Between two calls for what cannot be derived.
const REFRESH = 5 * 60_000; // What is overdue follows the clock, of which no event tells.

/** What a screen counts, and when it was asked for. */
export interface Figures {
  asOf: number;
}

/** How figures come, and how they follow from those before. */
interface Source<T extends Figures> {
  load(signal: AbortSignal): Promise<Omit<T, "asOf">>;
  change(figures: T, change: Change, timeZone: string): T;
  /** Whether only the API can tell what the change makes of them. */
  mustAsk?(change: Change): boolean;
}

let heardAt = -Infinity;

onOrderNews(() => (heardAt = Date.now()));

/**
 * Figures that follow live events. What was sent is not asked for again: the order as it was known
 * before is taken out of the figures, and put in as it is now. Where it was not known before, they
 * are asked for once more, held back. So they are where something happened so shortly before or
 * after they were asked for that nobody can tell whether it is counted.
 */
export function useLiveFigures<T extends Figures>(
  { load, change, mustAsk }: Source<T>,
  dependsOn: unknown[],
): Resource<T> {
  const followed = useMemo(() => {
    let ambiguousUntil = Infinity;
    const resource: Resource<T> = new Resource(async (signal) => {
      const asOf = Date.now();
      ambiguousUntil = Infinity;
      if (asOf - heardAt < LAG) held.ask();
      const loaded = await load(signal);
      ambiguousUntil = Date.now() + LAG;
      return { ...loaded, asOf } as T;
    });
    const held = new HeldAsk(() => void resource.load(), LAG, PAUSE);
    const hear = (news: OrderNews) => {
      if (Date.now() < ambiguousUntil) held.ask();
      if (news.before?.version === news.after.version) return;
      if (!isNext(news) || mustAsk?.(news)) held.ask();
      if (!isNext(news)) return;
      // Known after the first time: what comes later is not counted earlier.
      shopZone().then(
        (timeZone) => resource.update((figures) => change(figures, news, timeZone)),
        () => held.ask(),
      );
    };
    return { resource, hear, held };
  }, dependsOn);
  useEffect(() => {
    const { resource, hear, held } = followed;
    const ends = [keepLoaded(() => void resource.load()), onOrderNews(hear)];
    const timer = setInterval(() => void resource.load(), REFRESH);
    return () => {
      ends.forEach((end) => end());
      clearInterval(timer);
      held.stop();
      resource.stop();
    };
  }, [followed]);
  return followed.resource;
}

/**
 * True where what was known is the order as it was just before, and so as it is counted: between
 * other versions there may be changes that were missed, and are counted already.
 */
function isNext({ before, after }: OrderNews): boolean {
  return after.version === (before?.version ?? 0) + 1;
}
