/**
 * Asks again, but not for each reason to: a moment after the first, for what is told is counted a
 * moment later, and then only after a pause.
 */
export class HeldAsk {
  #timer: ReturnType<typeof setTimeout> | null = null;
  #notBefore = 0;

  /** `moment` and `pause` in milliseconds. */
  constructor(
    readonly load: () => void,
    readonly moment: number,
    readonly pause: number,
  ) {}

  /** There is a reason to ask again. */
  ask(): void {
    if (this.#timer !== null) return;
    const wait = Math.max(this.moment, this.#notBefore - Date.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#notBefore = Date.now() + this.pause;
      this.load();
    }, wait);
  }

  /** Nobody looks any more. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
