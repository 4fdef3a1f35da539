/**
 * How long to wait before what failed is tried again, in milliseconds: longer each time, half of it
 * by chance, so that those who were cut off together do not come back together.
 */
export class Backoff {
  readonly #first: number;
  readonly #longest: number;
  #failures = 0;

  constructor(first: number, longest: number) {
    this.#first = first;
    this.#longest = longest;
  }

  /** True while the last try failed. */
  get isWaiting(): boolean {
    return this.#failures > 0;
  }

  /** The wait after one more failure. */
  next(): number {
    const wait = Math.min(this.#longest, this.#first * 2 ** this.#failures++);
    return wait * (0.5 + Math.random() / 2);
  }

  /** It worked. */
  reset(): void {
    this.#failures = 0;
  }
}
