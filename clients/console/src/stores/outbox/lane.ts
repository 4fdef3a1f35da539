import { Backoff } from "../../lib/backoff.ts";
import type { Entry } from "./entry.ts";
import { entries, isListed, reload, showGoing } from "./list.ts";

/** What a lane is for. */
export interface LaneOptions {
  /** Whether an entry is to go along it. */
  takes(entry: Entry): boolean;
  /** Whether it can be gone along now. */
  isOpen(): boolean;
  go(entry: Entry): Promise<void>;
  /**
   * Told why an entry did not get through. The next one goes where it answers null, else the lane
   * waits for so many milliseconds at least.
   */
  afterFailure(entry: Entry, error: unknown): Promise<number | null>;
  /** Told after each, whether or not it got through. */
  settled(): void;
}

const LOCK = "order-tracking.outbox";

/**
 * Entries go along it one after another, in the order in which they were written, in one page of
 * this browser at a time.
 */
export class Lane {
  readonly #lock: string;
  readonly #options: LaneOptions;
  readonly #backoff = new Backoff(2_000, 60_000);
  #isBusy = false;
  #isWanted = false;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(name: string, options: LaneOptions) {
    this.#lock = `${LOCK}.${name}`;
    this.#options = options;
  }

  /** True while the last try failed. */
  get isHeldUp(): boolean {
    return this.#backoff.isWaiting;
  }

  /** Begins anew: nothing is waited for. */
  reset(): void {
    clearTimeout(this.#again);
    this.#backoff.reset();
  }

  /** Goes along it as far as possible. */
  async run(): Promise<void> {
    this.#isWanted = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    clearTimeout(this.#again);
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        await inTurn(this.#lock, () => this.#drain());
      }
    } catch {
      // The device could not be read; it is tried again with whatever is sent next.
    } finally {
      this.#isBusy = false;
    }
  }

  async #drain(): Promise<void> {
    const { takes, isOpen } = this.#options;
    if (!isOpen()) return;
    await reload();
    for (;;) {
      const entry = entries.peek().find((each) => each.refusal === null && takes(each));
      if (!entry || !isOpen() || !(await this.#pass(entry))) return;
    }
  }

  /** False where what comes after has to wait too. */
  async #pass(entry: Entry): Promise<boolean> {
    const { go, isOpen, afterFailure } = this.#options;
    try {
      await go(entry);
      this.#backoff.reset();
      return true;
    } catch (error) {
      if (!isListed(entry)) return true; // Discarded.
      if (!isOpen()) return false;
      const least = await afterFailure(entry, error);
      if (least === null) return true;
      this.#again = setTimeout(() => void this.run(), Math.max(least, this.#backoff.next()));
      return false;
    } finally {
      showGoing(entry, null);
      this.#options.settled();
    }
  }
}

/** Another page of this browser may be at it; where it ends, its lock does. */
async function inTurn(name: string, work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(name, work);
  else await work();
}
