import { batch, computed, signal } from "@preact/signals";
import { api } from "../api.ts";
import type { KnownOrder, OrderSummary, Pagination } from "../model.ts";
import { arrive, leave } from "../lib/list-ids.ts";
import { keepLoaded, onLive } from "./live.ts";
import { orderSignal, putOrder } from "./orders.ts";

/** What a list asks for: the query of `GET /orders`. */
export type OrderQuery = NonNullable<
  NonNullable<Parameters<typeof api.get<"/api/v1/orders">>[1]>["params"]
>["query"];

const PAGE = 20; // Rows, where the query does not say it.
const MOST_ROWS = 100;

/** What a list is, beside its query. */
export interface OrderListOptions {
  query: OrderQuery & {};
  /**
   * Whether an order that was heard of belongs here; null where only the API can tell (a search).
   */
  matches(order: KnownOrder): boolean | null;
  /** True where what is new appears at once, as in the queue; else it waits behind “3 new”. */
  showsNewAtOnce?: boolean;
}

/**
 * A page after page list of orders that follows live events: rows change in place, new ones wait to
 * be shown.
 */
export class OrderList {
  readonly #ids = signal<readonly string[]>([]);
  readonly #waiting = signal<readonly string[]>([]);
  readonly #pagination = signal<Pagination | null>(null);
  readonly #error = signal<unknown>(null);
  readonly #isLoading = signal(false);
  readonly #options: OrderListOptions;
  #current: AbortController | null = null;
  #wanted = 0; // Rows, since “more” was asked for.

  constructor(options: OrderListOptions) {
    this.#options = options;
  }

  /** The orders shown. The signal changes when rows come or go, not when a row changes. */
  readonly ids = computed(() => this.#ids.value);
  /** How many have arrived since and wait to be shown. */
  readonly waiting = computed(() => this.#waiting.value.length);
  readonly error = computed(() => this.#error.value);
  readonly isLoading = computed(() => this.#isLoading.value);
  /** True once the first page came. */
  readonly isReady = computed(() => this.#pagination.value !== null);
  readonly hasNext = computed(() => this.#pagination.value?.hasNext ?? false);
  /** The orders themselves; follows each row. For boards that group them. */
  readonly orders = computed(() => this.#ids.value.flatMap((id) => orderSignal(id)?.value ?? []));

  /** The first page, anew. */
  load = (): Promise<void> => this.#begin(this.#page);

  /** What is shown, anew, with what was asked for meanwhile: as many rows as one answer has. */
  refresh = (): Promise<void> =>
    this.#begin(Math.min(Math.max(this.#wanted, this.#page), MOST_ROWS));

  /** The page after. */
  loadMore = (): Promise<void> => {
    const cursor = this.#pagination.peek()?.nextCursor;
    if (!cursor || this.#isLoading.peek()) return Promise.resolve();
    this.#wanted = this.#ids.peek().length + this.#page;
    return this.#ask({ cursor }, (orders) => {
      const shown = new Set(this.#ids.peek());
      this.#ids.value = [...shown, ...orders.map(({ id }) => id).filter((id) => !shown.has(id))];
    });
  };

  /** Shows what has arrived. */
  showWaiting = (): void => {
    batch(() => {
      this.#ids.value = [...this.#waiting.peek(), ...this.#ids.peek()];
      this.#waiting.value = [];
    });
  };

  /** Takes a row out, as when somebody else took the order. Returns what puts it back. */
  remove(id: string): () => void {
    const before = this.#ids.peek();
    this.#ids.value = leave(before, id);
    return () => (this.#ids.value = before);
  }

  /** Loads, and follows live events until the returned function is called. */
  follow(): () => void {
    const ends = [
      onLive("order.updated", ({ order }) => this.#hear(order)),
      keepLoaded(this.refresh),
    ];
    return () => {
      ends.forEach((end) => end());
      this.#current?.abort();
    };
  }

  #hear(order: KnownOrder): void {
    const matches = this.#options.matches(order);
    if (matches === null || (matches && this.#isOnLaterPage(order))) return;
    const lists = { shown: this.#ids.peek(), waiting: this.#waiting.peek() };
    const changed = matches
      ? arrive(lists, order.id, this.#options.showsNewAtOnce ?? false)
      : { shown: leave(lists.shown, order.id), waiting: leave(lists.waiting, order.id) };
    batch(() => {
      this.#ids.value = changed.shown;
      this.#waiting.value = changed.waiting;
    });
  }

  /** True for what will come with “more”, and so is not new. */
  #isOnLaterPage(order: KnownOrder): boolean {
    if (this.#options.showsNewAtOnce) return false;
    const last = this.#ids.peek().at(-1);
    const lastShown = last === undefined ? undefined : orderSignal(last)?.peek();
    if (!this.hasNext.peek() || !lastShown || this.#ids.peek().includes(order.id)) return false;
    const isOldestFirst = this.#options.query.sort === "createdAt";
    return isOldestFirst || order.createdAt < lastShown.createdAt;
  }

  get #page(): number {
    return this.#options.query.limit ?? PAGE;
  }

  #begin(limit: number): Promise<void> {
    this.#wanted = limit;
    return this.#ask(limit === this.#page ? {} : { limit }, (orders) => {
      this.#ids.value = orders.map(({ id }) => id);
      this.#waiting.value = [];
    });
  }

  async #ask(change: OrderQuery & {}, take: (orders: OrderSummary[]) => void): Promise<void> {
    this.#current?.abort();
    const current = new AbortController();
    this.#current = current;
    this.#isLoading.value = true;
    try {
      const query = { ...this.#options.query, ...change };
      const { orders, pagination } = await api.get("/api/v1/orders", {
        params: { query },
        signal: current.signal,
      });
      if (this.#current !== current) return;
      batch(() => {
        orders.forEach(putOrder);
        take(orders);
        this.#pagination.value = pagination;
        this.#error.value = null;
        this.#isLoading.value = false;
      });
      // A page may hold no rows while there are more.
      if (orders.length === 0 && pagination.hasNext) await this.loadMore();
    } catch (error) {
      if (this.#current !== current) return;
      batch(() => {
        this.#error.value = error;
        this.#isLoading.value = false;
      });
    }
  }
}
