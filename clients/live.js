// What concerns somebody, while it happens: connects, comes back after a cut, and asks for what was missed.
// docs/LIVE.md shows how it is used; live.d.ts has the types.

const PING = 4 * 60_000; // API Gateway ends a connection on which nothing was said for ten minutes.
const ANSWER = 30_000; // Where nothing is heard for so long after something was said, there is a cut that nobody told of.
const REMEMBERED = 200; // What was sent twice is told once.
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

export class Live extends EventTarget {
  #ticket;
  #socket = null;
  #lastEventId = null; // Nothing up to here was missed.
  #heardSince = null; // While what was missed is still to come: what came last.
  #isResuming = false;
  #seen = new Set();
  #versions = new Map();
  #failures = 0;
  #waiting = null;
  #ping = null;
  #unanswered = null;
  #stopped = false;
  #wake = () => (this.#waiting ? this.#connect() : this.#say({ type: "ping" }));

  /** @param {() => Promise<{url: string, ticket: string}>} ticket asks the API for a ticket */
  constructor(ticket) {
    super();
    this.#ticket = ticket;
    globalThis.addEventListener?.("online", this.#wake);
    this.#connect();
  }

  /** Ends the connection for good. */
  close() {
    this.#stopped = true;
    globalThis.removeEventListener?.("online", this.#wake);
    this.#cut();
  }

  async #connect() {
    clearTimeout(this.#waiting);
    this.#waiting = null;
    try {
      const { url, ticket } = await this.#ticket();
      if (this.#stopped) return;
      const socket = new WebSocket(`${url}?ticket=${encodeURIComponent(ticket)}`);
      this.#socket = socket;
      socket.onopen = () => this.#opened();
      socket.onmessage = (message) => this.#hear(JSON.parse(message.data));
      socket.onclose = () => this.#cut();
    } catch (error) {
      this.#cut(error);
    }
  }

  #opened() {
    this.#heardSince = null;
    this.#isResuming = this.#lastEventId !== null;
    this.#ping = setInterval(() => this.#say({ type: "ping" }), PING);
    this.#say(this.#isResuming ? { type: "resume", lastEventId: this.#lastEventId } : { type: "ping" });
    this.#tell("connected");
    if (!this.#isResuming) this.#tell("resync");
  }

  #say(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify(message));
    this.#unanswered ??= setTimeout(() => this.#cut(), ANSWER);
  }

  /** Leaves the connection, if there is one, and comes back later. */
  #cut(error) {
    for (const timer of [this.#ping, this.#unanswered, this.#waiting]) clearTimeout(timer);
    this.#ping = this.#unanswered = this.#waiting = null;
    if (this.#socket) {
      this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
      this.#socket.close();
      this.#socket = null;
    }
    if (this.#stopped) return;
    // Half of it by chance, so that those who were cut off together do not come back together.
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures++);
    this.#waiting = setTimeout(() => this.#connect(), wait * (0.5 + Math.random() / 2));
    this.#tell("disconnected", error);
  }

  #hear(message) {
    clearTimeout(this.#unanswered);
    this.#unanswered = this.#isResuming ? setTimeout(() => this.#cut(), ANSWER) : null;
    if (message.id !== undefined) return this.#hearNews(message);
    if (message.type === "resumed" || message.type === "resync") this.#hearThatThisIsAll(message.type);
    else if (message.type === "pong") this.#failures = 0;
    // API Gateway says that it could not pass on what was said.
    else this.#cut();
  }

  #hearNews(message) {
    this.#failures = 0;
    // A cut before everything came that was missed must not hide the rest of it.
    if (this.#isResuming) this.#heardSince = message.id;
    else this.#lastEventId = message.id;
    if (!this.#isOld(message)) this.#tell(message.type, message.data);
  }

  #hearThatThisIsAll(type) {
    clearTimeout(this.#unanswered);
    this.#unanswered = null;
    this.#failures = 0;
    this.#isResuming = false;
    this.#lastEventId = this.#heardSince ?? (type === "resumed" ? this.#lastEventId : null);
    this.#tell(type);
  }

  /** True for what was told before, and for an order that is known as it is since. */
  #isOld({ id, type, data }) {
    const known = this.#isSeen(id);
    if (type === "notification") return this.#isSeen(data.notification.id) || known;
    if (type !== "order.updated") return known;
    const { id: order, version } = data.order;
    if (this.#versions.get(order) >= version) return true;
    this.#versions.set(order, version);
    return known;
  }

  #isSeen(id) {
    if (this.#seen.has(id)) return true;
    this.#seen.add(id);
    if (this.#seen.size > REMEMBERED) this.#seen.delete(this.#seen.values().next().value);
    return false;
  }

  #tell(type, data) {
    this.dispatchEvent(new CustomEvent(type, { detail: data }));
  }
}
