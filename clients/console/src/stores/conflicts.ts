import { signal } from "@preact/signals";
import type { KnownOrder } from "../model.ts";

/** What somebody saw, what is there now, and what they answer. */
export interface Conflict {
  before: KnownOrder;
  now: KnownOrder;
  /** False where what was asked for is no longer possible: there is nothing to ask. */
  canGoOn: boolean;
  answer(goOn: boolean): void;
}

/** The conflict that is being asked about, if there is one. */
export const conflict = signal<Conflict | null>(null);

/** Shows what changed and asks whether to go on. */
export function askAboutConflict(
  before: KnownOrder,
  now: KnownOrder,
  canGoOn: boolean,
): Promise<boolean> {
  return new Promise((resolve) => {
    conflict.value = {
      before,
      now,
      canGoOn,
      answer(goOn) {
        conflict.value = null;
        resolve(goOn && canGoOn);
      },
    };
  });
}
