// The app on this machine: the built shell below /app/, everything else from a running API; builds
// again on change.
//   ORDER_TRACKING_URL        the API                                     http://127.0.0.1:3000
//   ORDER_TRACKING_BUCKETS    origins of the buckets, space-separated     the API's
//   ORDER_TRACKING_WEBSOCKET  origin of the WebSocket API                 ws://127.0.0.1:*
//   PORT                      where this listens                          4000
import { watch } from "node:fs";
import { createServer, request } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { assets } from "./build/assets.mjs";

const api = new URL(process.env.ORDER_TRACKING_URL ?? "http://127.0.0.1:3000");
const buckets = process.env.ORDER_TRACKING_BUCKETS ?? api.origin;
const webSocket = process.env.ORDER_TRACKING_WEBSOCKET ?? "ws://127.0.0.1:*";
const port = Number(process.env.PORT ?? 4000);

const SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `img-src 'self' blob: ${buckets}`,
  `media-src 'self' blob: ${buckets}`,
  `connect-src 'self' ${buckets} ${webSocket}`,
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types console",
].join("; ");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

let files = await assets();
let building = Promise.resolve();
let isQueued = false;

watch(fileURLToPath(new URL("src", import.meta.url)), { recursive: true }, () => {
  if (isQueued) return;
  isQueued = true;
  building = building.then(buildAgain);
});

async function buildAgain() {
  isQueued = false;
  try {
    files = await assets();
  } catch (error) {
    console.error(error.message);
  }
}

createServer((incoming, answer) => {
  const { pathname } = new URL(incoming.url, "http://localhost");
  const name = fileAt(pathname);
  if (name) return serve(name, answer);
  if (pathname === "/") return answer.writeHead(302, { Location: "/app/" }).end();
  forward(incoming, answer);
}).listen(port, "127.0.0.1", () =>
  console.log(`http://127.0.0.1:${port}/app/ – API: ${api.origin}`),
);

/** The file for an address, or none where the API answers. */
function fileAt(pathname) {
  if (pathname === "/sw.js" || pathname === "/manifest.webmanifest") return pathname.slice(1);
  if (!/^\/app(\/|$)/.test(pathname)) return null;
  const name = pathname.slice("/app/".length);
  return files.has(name) ? name : "index.html";
}

function serve(name, answer) {
  answer.writeHead(200, {
    "Content-Type": TYPES[extname(name)],
    "Content-Security-Policy": SECURITY_POLICY,
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
  });
  answer.end(files.get(name));
}

function forward(incoming, answer) {
  const { method, url, headers } = incoming;
  const onward = request(
    new URL(url, api),
    { method, headers: { ...headers, host: api.host } },
    (answered) => {
      answer.writeHead(answered.statusCode, answered.headers);
      answered.pipe(answer);
    },
  );
  onward.on("error", () => answer.writeHead(502).end());
  incoming.pipe(onward);
}
