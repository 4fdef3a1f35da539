import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FakeStorage } from "./fake-storage.ts";

const storage = new FakeStorage();
Object.assign(globalThis, { localStorage: storage });
const { draftFor, forgetDrafts, recallDraftFor } = await import("../src/lib/draft.ts");

const EMPTY = { title: "", description: "" };

beforeEach(() => storage.clear());

test("what was begun is there when the page is opened again", () => {
  draftFor("ada", "new-order", EMPTY).content.value = { title: "Table", description: "" };
  assert.equal(draftFor("ada", "new-order", EMPTY).content.peek().title, "Table");
  assert.deepEqual(recallDraftFor("ada", "new-order"), { title: "Table", description: "" });
});

test("nobody sees what somebody else began on the same device", () => {
  draftFor("ada", "new-order", EMPTY).content.value = { title: "Table", description: "" };
  assert.deepEqual(draftFor("grace", "new-order", EMPTY).content.peek(), EMPTY);
});

test("a draft that was sent, or emptied by hand, leaves nothing behind", () => {
  const draft = draftFor("ada", "new-order", EMPTY);
  draft.content.value = { title: "Table", description: "" };
  draft.clear();
  assert.equal(recallDraftFor("ada", "new-order"), null);
  assert.equal(storage.length, 0);
});

test("signing out forgets one's own drafts and no others", () => {
  draftFor("ada", "new-order", EMPTY).content.value = { title: "Table", description: "" };
  draftFor("ada", "message.1", { text: "" }).content.value = { text: "Hello" };
  draftFor("grace", "new-order", EMPTY).content.value = { title: "Chair", description: "" };
  forgetDrafts("ada");
  assert.equal(recallDraftFor("ada", "new-order"), null);
  assert.equal(recallDraftFor("ada", "message.1"), null);
  assert.deepEqual(recallDraftFor("grace", "new-order"), { title: "Chair", description: "" });
});

test("a device that keeps nothing still takes what is typed", () => {
  storage.isFull = true;
  const draft = draftFor("ada", "new-order", EMPTY);
  draft.content.value = { title: "Table", description: "" };
  assert.equal(draft.content.peek().title, "Table");
  storage.isFull = false;
});
