import { NetworkError, type Data, type Schema } from "@order-tracking/client";
import { batch, computed, signal } from "@preact/signals";
import { api } from "../api.ts";
import { isNotFound } from "../lib/error-text.ts";
import { fullName } from "../lib/full-name.ts";
import type { KeptOrder } from "../lib/kept-order.ts";
import { upsert } from "../lib/upsert.ts";
import type { Actor, HistoryEvent, KnownOrder, Media, Note, Order } from "../model.ts";
import { texts } from "../texts/index.ts";
import { announce } from "./announcer.ts";
import { isOutOfReach, whenBackOnline } from "./connectivity.ts";
import { keepWhileShown } from "./device/keep-while-shown.ts";
import { dropKeptOrder, keptOrder } from "./device/kept-orders.ts";
import { keepLoaded, onLive } from "./live.ts";
import { orderSignal, putOrder } from "./orders.ts";
import { whenSent } from "./outbox/index.ts";
import { user } from "./session.ts";

/** What `GET /orders/{id}?include=notes,media` answers. */
type WholeOrder = Data<"/api/v1/orders/{id}", "get">;

/**
 * An event that is known before the API says it: done by who is signed in, unless it says
 * otherwise.
 */
type NewEvent = Pick<HistoryEvent, "id" | "action" | "createdAt"> & Partial<HistoryEvent>;

const NOTHING_MORE = { previousStatus: null, comment: null, metadata: null };
const EVENTS_AT_FIRST = 10;
const URLS_GOOD_FOR = 4 * 60_000; // Five minutes, less the time to use them.
const SETTLE = 200; // One change is often told by more than one event.

/**
 * An order while it is looked at: itself, its timeline, notes and files, all in one call; what
 * happens meanwhile is added.
 */
export class OrderDetail {
  readonly #path: { id: string };
  readonly #id = signal<string | null>(null);
  readonly #history = signal<readonly HistoryEvent[]>([]);
  readonly #hasEarlier = signal(false);
  readonly #notes = signal<readonly Note[]>([]);
  readonly #areNotesWithheld = signal(false);
  readonly #notesCursor = signal<string | null>(null);
  readonly #files = signal<readonly Media[]>([]);
  readonly #error = signal<unknown>(null);
  readonly #keptAt = signal<number | null>(null);
  readonly #seenAt = Date.now();
  #loadedAt = 0;
  #knownVersion = 0; // Up to here the timeline is complete.
  #heardVersion = 0; // Something is new where this is greater.
  #loading: Promise<WholeOrder> | null = null;
  #writes = 0;
  #filesLoadedAt = 0;
  #soon: ReturnType<typeof setTimeout> | undefined;

  /** Named by its id or its number. */
  constructor(idOrNumber: string) {
    this.#path = { id: idOrNumber };
    this.#id.value = orderSignal(idOrNumber)?.peek().id ?? null;
  }

  /** The order as it is known; null until it was loaded, unless it stood in a list. */
  readonly order = computed<KnownOrder | null>(() => {
    const id = this.#id.value;
    return id === null ? null : (orderSignal(id)?.value ?? null);
  });
  /** Newest first. */
  readonly history = computed(() => this.#history.value);
  readonly hasEarlier = computed(() => this.#hasEarlier.value);
  /** Newest first. */
  readonly notes = computed(() => this.#notes.value);
  /** True where notes are not for this person: of the staff, only who took the order reads them. */
  readonly areNotesWithheld = computed(() => this.#areNotesWithheld.value);
  readonly hasMoreNotes = computed(() => this.#notesCursor.value !== null);
  /** Of the shop and of the customer. */
  readonly files = computed(() => this.#files.value);
  readonly error = computed(() => this.#error.value);
  /** True once everything is there: it was loaded, or it is kept on this device. */
  readonly isReady = signal(false);
  /** When it was as it is shown, in milliseconds, where it comes from this device; else null. */
  readonly keptAt = computed(() => this.#keptAt.value);

  /**
   * Loads, or loads again; only the last of several counts. Where the API cannot be reached, what
   * this device keeps of it is shown.
   */
  load = async (): Promise<void> => {
    if (isOutOfReach() && (await this.#showKept())) return;
    const loading = loadWhole(this.#path);
    this.#loading = loading;
    const isLast = () => this.#loading === loading;
    try {
      const whole = await loading;
      if (!isLast()) return;
      if (this.isReady.peek()) this.#announce(whole);
      batch(() => this.#take(whole));
    } catch (error) {
      if (isNotFound(error)) void dropKeptOrder(this.#path.id);
      const isCut = error instanceof NetworkError;
      if (isLast() && !(isCut && (await this.#showKept()))) this.#error.value = error;
    } finally {
      if (isLast()) this.#loading = null;
      this.#hear(this.#heardVersion);
    }
  };

  /** Loads, and follows what happens until the returned function is called. */
  follow(): () => void {
    const ends = [
      onLive(
        "order.updated",
        ({ order }) => order.id === this.#id.peek() && this.#hear(order.version),
      ),
      onLive(
        "media.updated",
        ({ media }) => media.orderId === this.#id.peek() && this.putFile(media),
      ),
      onLive(
        "notification",
        ({ notification }) => notification.orderId === this.#id.peek() && this.#loadSoon(),
      ),
      whenSent((note) => note.orderId === this.#id.peek() && this.#hearSent(note)),
      whenBackOnline(() => this.#keptAt.peek() !== null && void this.load()),
      keepWhileShown(() => this.#asKept()),
      keepLoaded(this.load),
    ];
    return () => {
      ends.forEach((end) => end());
      clearTimeout(this.#soon);
    };
  }

  /**
   * Does a write to this order; what live events tell of it meanwhile is no news. `event` says it
   * in the timeline.
   */
  async write(
    send: () => Promise<Order>,
    event: Partial<HistoryEvent> & Pick<HistoryEvent, "action">,
  ): Promise<void> {
    this.#writes += 1;
    try {
      const order = await send();
      this.#knownVersion = Math.max(this.#knownVersion, order.version);
      this.tell({
        ...event,
        id: `${order.id}.${order.version}`,
        status: order.status,
        createdAt: order.updatedAt,
      });
    } finally {
      this.#writes -= 1;
      this.#hear(this.#heardVersion);
    }
    // Who takes an order may read what was withheld until then.
    if (this.#areNotesWithheld.peek()) void this.load();
  }

  /** Says in the timeline what was done here; the API's own event is in the next answer. */
  tell(event: NewEvent): void {
    const status = this.order.peek()?.status ?? "PENDING";
    const whole = { ...NOTHING_MORE, status, changedBy: me(), ...event };
    this.#history.value = upsert(this.#history.peek(), whole, "first");
  }

  /** A file that is new or changed. */
  putFile(file: Media): void {
    const isNew =
      file.state === "READY" &&
      this.#files.peek().every(({ id, state }) => id !== file.id || state !== "READY");
    if (isNew && this.isReady.peek()) {
      this.tell({
        id: `${file.id}.added`,
        action: "MEDIA_ADDED",
        createdAt: file.createdAt,
        changedBy: file.uploadedBy,
      });
    }
    this.#files.value = upsert(this.#files.peek(), file, "last");
  }

  /** A file that was removed. Returns what puts it back. */
  dropFile(id: string): () => void {
    const before = this.#files.peek();
    this.#files.value = before.filter((file) => file.id !== id);
    return () => (this.#files.value = before);
  }

  /** The whole timeline. */
  async loadEarlier(): Promise<void> {
    const { history } = await api.get("/api/v1/orders/{id}/history", {
      params: { path: this.#path, query: { limit: 100 } },
    });
    batch(() => {
      this.#history.value = history;
      this.#hasEarlier.value = false;
    });
  }

  /** The page of notes after. */
  async loadMoreNotes(): Promise<void> {
    const cursor = this.#notesCursor.peek();
    if (cursor === null) return;
    const page = await api.get("/api/v1/orders/{id}/notes", {
      params: { path: this.#path, query: { cursor } },
    });
    batch(() => {
      this.#notes.value = [...this.#notes.peek(), ...page.notes];
      this.#notesCursor.value = page.pagination.nextCursor ?? null;
    });
  }

  /** Files whose addresses are still good: those of storage live for five minutes. */
  async freshFiles(): Promise<readonly Media[]> {
    if (Date.now() - this.#filesLoadedAt > URLS_GOOD_FOR) {
      this.#takeFiles(await api.get("/api/v1/orders/{id}/media", { params: { path: this.#path } }));
    }
    return this.#files.peek();
  }

  /** A note of this device that was sent. */
  #hearSent(note: Note): void {
    batch(() => {
      this.#notes.value = upsert(this.#notes.peek(), note, "first");
      this.tell({ id: `${note.id}.added`, action: "NOTE_ADDED", createdAt: note.createdAt });
    });
  }

  /** As it is shown; null where that only comes from this device. */
  #asKept(): KeptOrder | null {
    const order = this.order.value;
    if (!this.isReady.value || this.#keptAt.value !== null || !isWhole(order)) return null;
    return {
      id: order.id,
      order,
      history: this.#history.value,
      notes: this.#notes.value,
      areNotesWithheld: this.#areNotesWithheld.value,
      files: this.#files.value,
      loadedAt: this.#loadedAt,
      seenAt: this.#seenAt,
    };
  }

  /** Shows what this device keeps of it, unless there is something newer. */
  async #showKept(): Promise<boolean> {
    if (this.isReady.peek()) return this.#keptAt.peek() !== null;
    const kept = await keptOrder(this.#path.id);
    if (kept === null || this.isReady.peek()) return kept !== null;
    batch(() => {
      putOrder(kept.order);
      this.#id.value = kept.id;
      this.#history.value = kept.history;
      this.#notes.value = kept.notes;
      this.#areNotesWithheld.value = kept.areNotesWithheld;
      this.#files.value = kept.files;
      this.#keptAt.value = kept.loadedAt;
      this.#error.value = null;
      this.isReady.value = true;
    });
    return true;
  }

  #take({ order, history, notes, media }: WholeOrder): void {
    putOrder(order);
    this.#id.value = order.id;
    this.#knownVersion = order.version;
    this.#history.value = history;
    this.#hasEarlier.value = history.length >= EVENTS_AT_FIRST;
    this.#areNotesWithheld.value = notes === null;
    this.#notes.value = notes?.notes ?? [];
    this.#notesCursor.value = notes?.pagination.nextCursor ?? null;
    if (media) this.#takeFiles(media);
    this.#loadedAt = Date.now();
    this.#keptAt.value = null;
    this.#error.value = null;
    this.isReady.value = true;
  }

  #takeFiles({ mediaFiles, customerMedia }: Schema<"AllMedia">): void {
    this.#files.value = [...mediaFiles, ...customerMedia];
    this.#filesLoadedAt = Date.now();
  }

  /** What is heard while an answer is awaited may be in it. */
  #hear(version: number): void {
    this.#heardVersion = Math.max(this.#heardVersion, version);
    if (this.#writes > 0 || this.#loading) return;
    if (this.#heardVersion > this.#knownVersion && this.#error.peek() === null) this.#loadSoon();
  }

  #loadSoon(): void {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(this.load, SETTLE);
  }

  #announce({ order, notes }: WholeOrder): void {
    const t = texts.peek();
    const known = new Set(this.#notes.peek().map(({ id }) => id));
    const fresh = notes?.notes.find(
      ({ id, author }) => !known.has(id) && author.id !== user.peek()?.id,
    );
    if (fresh && !this.#areNotesWithheld.peek()) announce(t.order.newMessage(fresh.author.name));
    const before = this.#history.peek()[0]?.status;
    if (before !== undefined && before !== order.status)
      announce(t.order.updated(t.status[order.status]));
  }
}

function isWhole(order: KnownOrder | null): order is Order {
  return order?.description !== undefined;
}

function me(): Actor {
  const { id = "", firstName = "", lastName = "", role = "CUSTOMER" } = user.peek() ?? {};
  return { id, name: fullName({ firstName, lastName }), role };
}

function loadWhole(path: { id: string }): Promise<WholeOrder> {
  return api.get("/api/v1/orders/{id}", { params: { path, query: { include: "notes,media" } } });
}
