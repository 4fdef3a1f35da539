/** The other end of a connection, in the test's hands. Each `Live` gets a class of its own. */
export function fakeWebSocket() {
  return class FakeWebSocket {
    static readonly OPEN = 1;
    static readonly connections: FakeWebSocket[] = [];
    readyState = 0;
    readonly said: unknown[] = [];
    onopen: (() => void) | null = null;
    onmessage: ((message: { data: string }) => void) | null = null;
    onclose: (() => void) | null = null;

    constructor(readonly url: string) {
      FakeWebSocket.connections.push(this);
    }

    send(message: string): void {
      this.said.push(JSON.parse(message));
    }

    close(): void {
      this.readyState = 3;
    }

    /** The server takes the connection. */
    open(): void {
      this.readyState = FakeWebSocket.OPEN;
      this.onopen?.();
    }

    /** The server says something. */
    hear(message: object): void {
      this.onmessage?.({ data: JSON.stringify(message) });
    }

    /** The line is cut. */
    cut(): void {
      this.readyState = 3;
      this.onclose?.();
    }
  };
}
