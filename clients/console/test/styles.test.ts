import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

const SOURCES = new URL("../src/", import.meta.url);

test("what a class is by itself is said in one place: all styles hold for the whole app", async () => {
  const files = (await readdir(SOURCES, { recursive: true })).filter((name) => /\.css$/.test(name));
  const places = new Map<string, Set<string>>();
  for (const file of files) {
    const styles = await readFile(new URL(file, SOURCES), "utf8");
    // A file may say more of a class in a media query of its own, which is indented.
    for (const [, name] of styles.matchAll(/^\.([\w-]+) \{$/gm))
      places.set(name!, (places.get(name!) ?? new Set()).add(file));
  }
  const many = [...places].filter(([, where]) => where.size > 1);
  assert.deepEqual(many, []);
  assert.ok(places.size > 100);
});
