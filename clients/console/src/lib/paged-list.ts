import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Pagination } from "../model.ts";

/** A page as the API gives it, by whatever name its rows have there. */
export interface PageOfRows<T> {
  rows: readonly T[];
  pagination: Pagination;
}

/** Asks for a page: the first, or the one at the cursor. */
export type PageFetch<T> = (
  cursor: string | undefined,
  signal: AbortSignal,
) => Promise<PageOfRows<T>>;

const EMPTY_PAGES = 5; // As many in a row are passed over; then somebody asks for more.

/** A list that comes in pages, of which those that were loaded stand one after the other. */
export class PagedList<T> {
  readonly #rows = signal<readonly T[]>([]);
  readonly #pagination = signal<Pagination | null>(null);
  readonly #error = signal<unknown>(null);
  readonly #isLoading = signal(false);
  readonly #fetch: PageFetch<T>;
  #current: AbortController | null = null;

  /** True once a page came. */
  readonly isReady = computed(() => this.#pagination.value !== null);
  readonly hasNext = computed(() => this.#pagination.value?.hasNext ?? false);

  constructor(fetch: PageFetch<T>) {
    this.#fetch = fetch;
  }

  get rows(): ReadonlySignal<readonly T[]> {
    return this.#rows;
  }

  /** Why the last try failed. */
  get error(): ReadonlySignal<unknown> {
    return this.#error;
  }

  get isLoading(): ReadonlySignal<boolean> {
    return this.#isLoading;
  }

  /** The first page, anew. */
  load = (): Promise<void> => this.#ask(undefined, (page) => page);

  /** The page after. */
  loadMore = async (): Promise<void> => {
    const cursor = this.#pagination.peek()?.nextCursor;
    if (cursor) await this.#ask(cursor, (page) => [...this.#rows.peek(), ...page]);
  };

  /** Changes the rows by what is known without asking, such as the answer of a write. */
  update(change: (rows: readonly T[]) => readonly T[]): void {
    this.#rows.value = change(this.#rows.peek());
  }

  /** Nobody looks any more. */
  stop(): void {
    this.#current?.abort();
    this.#current = null;
    this.#isLoading.value = false;
  }

  async #ask(
    cursor: string | undefined,
    join: (page: readonly T[]) => readonly T[],
  ): Promise<void> {
    this.#current?.abort();
    const current = new AbortController();
    this.#current = current;
    this.#isLoading.value = true;
    try {
      const { rows, pagination } = await this.#firstWithRows(cursor, current.signal);
      if (this.#current !== current) return;
      batch(() => {
        this.#rows.value = join(rows);
        this.#pagination.value = pagination;
        this.#error.value = null;
        this.#isLoading.value = false;
      });
    } catch (error) {
      if (this.#current !== current) return;
      batch(() => {
        this.#error.value = error;
        this.#isLoading.value = false;
      });
    }
  }

  /** A page may hold no rows while there are more. */
  async #firstWithRows(cursor: string | undefined, signal: AbortSignal): Promise<PageOfRows<T>> {
    let page = await this.#fetch(cursor, signal);
    for (let passed = 0; passed < EMPTY_PAGES && isEmpty(page); passed++)
      page = await this.#fetch(page.pagination.nextCursor ?? undefined, signal);
    return page;
  }
}

function isEmpty({ rows, pagination }: PageOfRows<unknown>): boolean {
  return rows.length === 0 && pagination.hasNext && pagination.nextCursor !== null;
}
