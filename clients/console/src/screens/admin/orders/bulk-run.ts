import { computed, signal } from "@preact/signals";
import type { KnownOrder, OrderStatus } from "../../../model.ts";

/** What is done to many orders: the body of `POST /orders/bulk`, without the orders. */
export type BulkChange =
  | { action: "status"; status: OrderStatus; comment?: string }
  | { action: "assign"; assigneeId: string | null };

/** What became of one of them. */
export interface BulkResult {
  orderId: string;
  ok: boolean;
  /** Where it was changed. */
  order?: KnownOrder;
  /** Where it was not. */
  error?: { code: string; message: string };
}

/** What a run needs of the page. */
export interface BulkWays {
  send(orderIds: readonly string[], key: string): Promise<readonly BulkResult[]>;
  /** Shows an order as it will be; returns what takes that back. */
  preview(id: string): () => void;
  /** Takes what the API says of an order that was changed. */
  put(order: KnownOrder): void;
}

// Orders in a call: the API takes a hundred, but then nobody sees that it goes on. It counts each
// ten as one request.
const AT_ONCE = 20;

/**
 * One change to many orders, each decided by the API on its own. After a cut it goes on where it
 * was: the same keys let the API answer what was done, and decide the rest again.
 */
export class BulkRun {
  readonly #key = crypto.randomUUID();
  readonly #ways: BulkWays;
  readonly #results = signal<ReadonlyMap<string, BulkResult>>(new Map());
  readonly #failure = signal<unknown>(null);
  readonly #isRunning = signal(false);

  constructor(
    readonly ids: readonly string[],
    readonly change: BulkChange,
    ways: BulkWays,
  ) {
    this.#ways = ways;
  }

  readonly isRunning = computed(() => this.#isRunning.value);
  /** Why it was cut. */
  readonly failure = computed(() => this.#failure.value);
  /** How many were decided. */
  readonly decided = computed(() => this.#results.value.size);
  /** How many were changed. */
  readonly done = computed(() => [...this.#results.value.values()].filter(({ ok }) => ok).length);
  /** Those that were refused, each with its reason. */
  readonly refused = computed(() => [...this.#results.value.values()].filter(({ ok }) => !ok));
  /** Those that stay chosen: refused, or not decided. */
  readonly left = computed(() => this.ids.filter((id) => !this.#results.value.get(id)?.ok));

  /** The same for those that are left, decided anew. */
  renewed(): BulkRun {
    return new BulkRun(this.left.peek(), this.change, this.#ways);
  }

  /** Begins, or goes on after a cut. */
  run = async (): Promise<void> => {
    if (this.#isRunning.peek()) return;
    this.#isRunning.value = true;
    this.#failure.value = null;
    const takeBack = new Map(this.#undecided().map((id) => [id, this.#ways.preview(id)]));
    try {
      for (const [number, part] of this.#parts().entries()) {
        if (part.every((id) => this.#results.peek().has(id))) continue;
        this.#take(await this.#ways.send(part, `${this.#key}.${number}`), takeBack);
      }
    } catch (error) {
      this.#undecided().forEach((id) => takeBack.get(id)?.());
      this.#failure.value = error;
    } finally {
      this.#isRunning.value = false;
    }
  };

  #take(results: readonly BulkResult[], takeBack: ReadonlyMap<string, () => void>): void {
    for (const { orderId, ok, order } of results) {
      if (ok && order) this.#ways.put(order);
      else takeBack.get(orderId)?.();
    }
    const decided = results.map((result) => [result.orderId, result] as const);
    this.#results.value = new Map([...this.#results.peek(), ...decided]);
  }

  #undecided(): string[] {
    return this.ids.filter((id) => !this.#results.peek().has(id));
  }

  #parts(): string[][] {
    const count = Math.ceil(this.ids.length / AT_ONCE);
    return Array.from({ length: count }, (_, at) =>
      this.ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    );
  }
}
