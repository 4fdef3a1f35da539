import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { STACK } from "./stack.ts";

/** The stack at another address, where a newer version of the app can be published. */
export interface Editions {
  url: string;
  /** From now on the service worker is another one, byte for byte. */
  publish(): void;
  close(): void;
}

/** Browsers fetch service workers by themselves, past what a test routes: hence a server. */
export async function editions(): Promise<Editions> {
  let newer = "";
  const server = createServer((incoming, answer) => {
    const end = incoming.url === "/sw.js" ? newer : "";
    forward(incoming, answer, end);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    publish: () => (newer = "\n// A newer version."),
    close: () => void (server.closeAllConnections(), server.close()),
  };
}

function forward(incoming: IncomingMessage, answer: ServerResponse, end: string): void {
  // Whole and as it is, so that something can be added to it.
  const { "if-none-match": _, ...headers } = incoming.headers;
  const { method, url } = incoming;
  const asked = { ...headers, host: new URL(STACK).host, "accept-encoding": "identity" };
  const onward = request(new URL(url!, STACK), { method, headers: asked }, (answered) => {
    // It may be longer, and another one.
    const { "content-length": _length, etag: _etag, ...rest } = answered.headers;
    answer.writeHead(answered.statusCode!, rest);
    answered.on("data", (part) => answer.write(part));
    answered.on("end", () => answer.end(end));
  });
  onward.on("error", () => answer.writeHead(502).end());
  incoming.pipe(onward);
}
