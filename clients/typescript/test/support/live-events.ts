import type { Live, LiveEvents } from "../../src/index.js";

/** Resolves with the detail of the next event of this type that is the one. */
export function nextEvent<K extends keyof LiveEvents>(
  live: Live,
  type: K,
  isIt: (detail: LiveEvents[K]) => boolean = () => true,
): Promise<LiveEvents[K]> {
  return new Promise((resolve) => {
    const hear = ({ detail }: CustomEvent<LiveEvents[K]>) => {
      if (!isIt(detail)) return;
      live.removeEventListener(type, hear);
      resolve(detail);
    };
    live.addEventListener(type, hear);
  });
}
