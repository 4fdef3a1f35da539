// What concerns somebody, while it happens: connects, comes back after a cut, and asks for what was missed.
// docs/LIVE.md shows how it is used; live.d.ts has the types.

const PING = 4 * 60_000; // API Gateway ends a connection on which nothing was said for ten minutes.
const REMEMBERED = 200; // What was sent twice around a cut is told once.
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

export class Live extends EventTarget {
  #ticket;
  #socket = null;
  #lastEventId = null;
  #seen = new Set();
  #versions = new Map();
  #wasConnected = false;
  #failures = 0;
  #timer = null;
  #ping = null;
  #stopped = false;

  /** @param {() => Promise<{url: string, ticket: string}>} ticket asks the API for a ticket */
  constructor(ticket) {
    super();
    this.#ticket = ticket;
    this.#connect();
  }

  /** Ends the connection for good. */
  close() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearInterval(this.#ping);
    this.#socket?.close();
  }

  async #connect() {
    try {
      const { url, ticket } = await this.#ticket();
      if (this.#stopped) return;
      const socket = new WebSocket(`${url}?ticket=${encodeURIComponent(ticket)}`);
      this.#socket = socket;
      socket.onopen = () => this.#opened(socket);
      socket.onmessage = (message) => this.#hear(JSON.parse(message.data));
      socket.onclose = () => this.#closed();
    } catch (error) {
      this.#closed(error);
    }
  }

  #opened(socket) {
    // A first connection has missed nothing; one that has heard of nothing yet cannot say since when.
    if (this.#lastEventId) {
      socket.send(JSON.stringify({ type: "resume", lastEventId: this.#lastEventId }));
    } else {
      socket.send(JSON.stringify({ type: "ping" }));
      if (this.#wasConnected) this.#tell("resync");
    }
    this.#wasConnected = true;
    this.#ping = setInterval(() => socket.send(JSON.stringify({ type: "ping" })), PING);
    this.#tell("connected");
  }

  #closed(error) {
    clearInterval(this.#ping);
    if (this.#stopped) return;
    this.#tell("disconnected", error);
    // Half of it by chance, so that those who were cut off together do not come back together.
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures++);
    this.#timer = setTimeout(() => this.#connect(), wait * (0.5 + Math.random() / 2));
  }

  #hear(message) {
    this.#failures = 0;
    if (message.type === "resync") this.#lastEventId = null;
    if (message.id !== undefined) {
      this.#lastEventId = message.id;
      if (this.#isOld(message)) return;
    }
    if (message.type !== "pong") this.#tell(message.type, message.data);
  }

  /** True for what was told before, and for an order that is known as it is since. */
  #isOld({ id, type, data }) {
    if (this.#seen.has(id)) return true;
    this.#seen.add(id);
    if (this.#seen.size > REMEMBERED) this.#seen.delete(this.#seen.values().next().value);
    if (type !== "order.updated") return false;
    const known = this.#versions.get(data.order.id);
    if (known >= data.order.version) return true;
    this.#versions.set(data.order.id, data.order.version);
    return false;
  }

  #tell(type, data) {
    this.dispatchEvent(new CustomEvent(type, { detail: data }));
  }
}
