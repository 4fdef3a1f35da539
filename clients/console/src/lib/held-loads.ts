/**
 * Loads that are held back for a moment, since something is about to happen after which they would
 * have to be repeated.
 */
export class HeldLoads {
  readonly #held = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** Holds back what is to be loaded from now on, for so many milliseconds at most. */
  hold(most: number): void {
    this.drop();
    this.#timer = setTimeout(() => this.release(), most);
  }

  /** Loads now, or once it is released. Returns what takes that back. */
  load(load: () => void): () => void {
    if (this.#timer === null) {
      load();
      return () => {};
    }
    const held = () => load(); // Two may hold back the same.
    this.#held.add(held);
    return () => void this.#held.delete(held);
  }

  /** Loads what was held back, and holds back nothing more. */
  release(): void {
    const held = [...this.#held];
    this.drop();
    held.forEach((load) => load());
  }

  /** Holds back nothing more, and forgets what was: it is loaded by other ways, or by nobody. */
  drop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#held.clear();
  }
}
