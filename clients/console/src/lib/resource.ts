import { batch, signal, type ReadonlySignal } from "@preact/signals";

/** Something to load: what a screen shows while it comes, when it is there, and when it fails. */
export class Resource<T> {
  readonly #data = signal<T | null>(null);
  readonly #error = signal<unknown>(null);
  readonly #isLoading = signal(false);
  readonly #fetch: (signal: AbortSignal) => Promise<T>;
  #current: AbortController | null = null;

  constructor(fetch: (signal: AbortSignal) => Promise<T>) {
    this.#fetch = fetch;
  }

  /** What came last; kept while it is loaded again. */
  get data(): ReadonlySignal<T | null> {
    return this.#data;
  }

  /** Why the last try failed. */
  get error(): ReadonlySignal<unknown> {
    return this.#error;
  }

  get isLoading(): ReadonlySignal<boolean> {
    return this.#isLoading;
  }

  /** Loads, or loads again; only the last of several counts. */
  load = async (): Promise<void> => {
    this.#current?.abort();
    const current = new AbortController();
    this.#current = current;
    this.#isLoading.value = true;
    try {
      const data = await this.#fetch(current.signal);
      if (this.#current === current) this.#settle(data, null);
    } catch (error) {
      if (this.#current === current) this.#settle(this.#data.peek(), error);
    }
  };

  /** Puts what is known by other ways, such as the answer of a write. */
  replace(data: T): void {
    this.#data.value = data;
  }

  /** Changes what is there, if it is there. */
  update(change: (data: T) => T): void {
    const data = this.#data.peek();
    if (data !== null) this.#data.value = change(data);
  }

  /** Forgets what came. */
  clear(): void {
    this.stop();
    this.#data.value = null;
    this.#error.value = null;
  }

  /** Nobody looks any more. */
  stop(): void {
    this.#current?.abort();
    this.#current = null;
    this.#isLoading.value = false;
  }

  #settle(data: T | null, error: unknown): void {
    batch(() => {
      this.#data.value = data;
      this.#error.value = error;
      this.#isLoading.value = false;
    });
  }
}
