import type { Schema } from "./schema.js";

const PING = 4 * 60_000; // API Gateway ends a connection on which nothing was said for ten minutes.
// Where nothing is heard for so long after something was said, there is a cut that nobody told of.
const ANSWER = 30_000;
const REMEMBERED = 200; // What was sent twice is told once.
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/** What is sent, by its type: what it concerns, as it is by then. */
export interface LiveNews {
  /** Somebody is told something. */
  notification: { notification: Schema<"Notification"> };
  /** An order changed; never older than what was told before. */
  "order.updated": { order: Schema<"Order"> };
  /** A file is new or changed. */
  "media.updated": { media: Schema<"Media"> };
}

/** The events of a `Live`, each with its `detail`. */
export interface LiveEvents extends LiveNews {
  /** At first, and where it is not known what was missed: ask for everything that is shown. */
  resync: undefined;
  /** What was missed has been told. */
  resumed: undefined;
  connected: undefined;
  /**
   * It is tried again by itself. Has why no ticket was had, if that is the reason: somebody may
   * have to sign in again.
   */
  disconnected: unknown;
}

/** Hears an event of a `Live`. */
export type LiveListener<K extends keyof LiveEvents> = (event: CustomEvent<LiveEvents[K]>) => void;

/** An `EventTarget` that knows these events and no others. */
export interface LiveTarget {
  addEventListener<K extends keyof LiveEvents>(
    type: K,
    listener: LiveListener<K>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof LiveEvents>(
    type: K,
    listener: LiveListener<K>,
    options?: boolean | EventListenerOptions,
  ): void;
  dispatchEvent(event: Event): boolean;
}

const LiveTarget = EventTarget as new () => LiveTarget;

type News = { [K in keyof LiveNews]: { id: string; type: K; data: LiveNews[K] } }[keyof LiveNews];
type Message = News | { id?: undefined; type: "resumed" | "resync" | "pong" };
type Timer = ReturnType<typeof setTimeout>;

/**
 * What concerns somebody, while it happens: connects, comes back after a cut, and asks for what was
 * missed. Tells nothing twice, and nothing of an order that is older than what it told before.
 */
export class Live extends LiveTarget {
  #ticket: () => Promise<Schema<"WsTicket">>;
  #WebSocket: typeof WebSocket;
  #socket: WebSocket | null = null;
  #lastEventId: string | null = null; // Nothing up to here was missed.
  #heardSince: string | null = null; // While what was missed is still to come: what came last.
  #isResuming = false;
  #seen = new Set<string>();
  #versions = new Map<string, number>();
  #failures = 0;
  #waiting: Timer | undefined;
  #ping: Timer | undefined;
  #unanswered: Timer | undefined;
  #stopped = false;
  #wake = () => (this.#waiting ? void this.#connect() : this.#say({ type: "ping" }));

  /**
   * `ticket` asks the API for one: `POST /api/v1/notifications/ws-ticket`. It is asked again for
   * each connection.
   */
  constructor(ticket: () => Promise<Schema<"WsTicket">>, WebSocketClass = globalThis.WebSocket) {
    super();
    this.#ticket = ticket;
    this.#WebSocket = WebSocketClass;
    globalThis.addEventListener?.("online", this.#wake);
    void this.#connect();
  }

  /** Ends the connection for good. */
  close(): void {
    this.#stopped = true;
    globalThis.removeEventListener?.("online", this.#wake);
    this.#cut();
  }

  async #connect(): Promise<void> {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    try {
      const { url, ticket } = await this.#ticket();
      if (this.#stopped) return;
      const socket = new this.#WebSocket(`${url}?ticket=${encodeURIComponent(ticket)}`);
      this.#socket = socket;
      socket.onopen = () => this.#opened();
      socket.onmessage = (message) => this.#hear(JSON.parse(message.data) as Message);
      socket.onclose = () => this.#cut();
    } catch (error) {
      this.#cut(error);
    }
  }

  #opened(): void {
    this.#heardSince = null;
    this.#isResuming = this.#lastEventId !== null;
    this.#ping = setInterval(() => this.#say({ type: "ping" }), PING);
    this.#say(
      this.#isResuming ? { type: "resume", lastEventId: this.#lastEventId } : { type: "ping" },
    );
    this.#tell("connected");
    if (!this.#isResuming) this.#tell("resync");
  }

  #say(message: { type: "ping" } | { type: "resume"; lastEventId: string | null }): void {
    if (this.#socket?.readyState !== this.#WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify(message));
    this.#unanswered ??= setTimeout(() => this.#cut(), ANSWER);
  }

  /** Leaves the connection, if there is one, and comes back later. */
  #cut(error?: unknown): void {
    for (const timer of [this.#ping, this.#unanswered, this.#waiting]) clearTimeout(timer);
    this.#ping = this.#unanswered = this.#waiting = undefined;
    if (this.#socket) {
      this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
      this.#socket.close();
      this.#socket = null;
    }
    if (this.#stopped) return;
    // Half of it by chance, so that those who were cut off together do not come back together.
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures++);
    this.#waiting = setTimeout(() => void this.#connect(), wait * (0.5 + Math.random() / 2));
    this.#tell("disconnected", error);
  }

  #hear(message: Message): void {
    clearTimeout(this.#unanswered);
    this.#unanswered = this.#isResuming ? setTimeout(() => this.#cut(), ANSWER) : undefined;
    if (message.id !== undefined) return this.#hearNews(message);
    if (message.type === "resumed" || message.type === "resync")
      this.#hearThatThisIsAll(message.type);
    else if (message.type === "pong") this.#failures = 0;
    // API Gateway says that it could not pass on what was said.
    else this.#cut();
  }

  #hearNews(message: News): void {
    this.#failures = 0;
    // A cut before everything came that was missed must not hide the rest of it.
    if (this.#isResuming) this.#heardSince = message.id;
    else this.#lastEventId = message.id;
    if (!this.#isOld(message)) this.#tell(message.type, message.data);
  }

  #hearThatThisIsAll(type: "resumed" | "resync"): void {
    clearTimeout(this.#unanswered);
    this.#unanswered = undefined;
    this.#failures = 0;
    this.#isResuming = false;
    this.#lastEventId = this.#heardSince ?? (type === "resumed" ? this.#lastEventId : null);
    this.#tell(type);
  }

  /** True for what was told before, and for an order that is known as it is since. */
  #isOld({ id, type, data }: News): boolean {
    const known = this.#isSeen(id);
    if (type === "notification") return this.#isSeen(data.notification.id) || known;
    if (type !== "order.updated") return known;
    const { id: order, version } = data.order;
    if ((this.#versions.get(order) ?? -1) >= version) return true;
    this.#versions.set(order, version);
    return known;
  }

  #isSeen(id: string): boolean {
    if (this.#seen.has(id)) return true;
    this.#seen.add(id);
    if (this.#seen.size > REMEMBERED) this.#seen.delete(this.#seen.values().next().value!);
    return false;
  }

  #tell(type: keyof LiveEvents, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
