import assert from "node:assert/strict";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { test, type TestContext } from "node:test";
import { createClient, NetworkError, UploadError, type UploadTarget } from "../src/index.js";
import { FakeXhr } from "./support/fake-xhr.js";

const file = new Blob(["a photo"], { type: "image/png" });
const { upload } = createClient({ channel: null });

/** A storage that answers so, and what it was sent. */
async function storage(t: TestContext, status: number) {
  const got: { method?: string | undefined; headers?: IncomingMessage["headers"]; body?: string } =
    {};
  const server = createServer(async (request, response) => {
    got.method = request.method;
    got.headers = request.headers;
    got.body = Buffer.concat(await request.toArray()).toString();
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return {
    got,
    target: target(`http://127.0.0.1:${(server.address() as AddressInfo).port}/photo`),
  };
}

function target(url: string): UploadTarget {
  const headers = { "Content-Type": "image/jpeg", "If-None-Match": "*" };
  return { method: "PUT", url, headers };
}

test("a file is sent whole, with the headers that the API asked for", async (t) => {
  const { got, target } = await storage(t, 200);
  const progress: number[][] = [];
  await upload(target, file, { onProgress: (...of) => progress.push(of) });
  assert.equal(got.method, "PUT");
  assert.equal(got.body, "a photo");
  assert.equal(got.headers?.["content-type"], "image/jpeg");
  assert.equal(got.headers?.["if-none-match"], "*");
  assert.equal(got.headers?.["content-length"], "7");
  assert.equal(got.headers?.authorization, undefined);
  assert.deepEqual(progress, [
    [0, 7],
    [7, 7],
  ]);
});

test("a storage that refuses is told by its status", async (t) => {
  const { target } = await storage(t, 403);
  await assert.rejects(
    upload(target, file),
    (error) => error instanceof UploadError && error.status === 403,
  );
});

test("a storage that cannot be reached is a cut", async (t) => {
  t.mock.method(globalThis, "fetch", () => Promise.reject(new TypeError("fetch failed")));
  await assert.rejects(upload(target("http://storage.example/photo"), file), NetworkError);
});

test("who gives up an upload hears their own reason", async () => {
  const reason = new Error("taken back");
  const signal = AbortSignal.abort(reason);
  await assert.rejects(upload(target("http://storage.example/photo"), file, { signal }), reason);
});

test("in a browser progress is told while it is sent", async (t) => {
  const xhr = FakeXhr.install(t);
  const progress: number[][] = [];
  const sent = upload(target("http://storage.example/photo"), file, {
    onProgress: (...of) => progress.push(of),
  });
  xhr.progress(3, 7);
  xhr.progress(7, 7);
  xhr.answer(200);
  await sent;
  assert.deepEqual(xhr.opened, ["PUT", "http://storage.example/photo"]);
  assert.deepEqual(xhr.headers, { "Content-Type": "image/jpeg", "If-None-Match": "*" });
  assert.equal(xhr.body, file);
  assert.deepEqual(progress, [
    [3, 7],
    [7, 7],
  ]);
});

test("in a browser too, a refusal is told by its status, a cut and giving up as what they are", async (t) => {
  const begin = (signal?: AbortSignal) => {
    const xhr = FakeXhr.install(t);
    return { xhr, sent: upload(target("http://storage.example/photo"), file, { signal }) };
  };
  const refused = begin();
  refused.xhr.answer(403);
  await assert.rejects(
    refused.sent,
    (error) => error instanceof UploadError && error.status === 403,
  );
  const lost = begin();
  lost.xhr.cut();
  await assert.rejects(lost.sent, NetworkError);
  const giveUp = new AbortController();
  const reason = new Error("taken back");
  const given = begin(giveUp.signal);
  giveUp.abort(reason);
  await assert.rejects(given.sent, reason);
});
