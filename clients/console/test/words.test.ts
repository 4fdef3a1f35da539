import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { addressAfterSignIn, signInFor } from "../src/addresses.ts";
import { countText } from "../src/lib/count-text.ts";
import { deviceOf } from "../src/lib/device-name.ts";
import { dayOf, dueState, endOfDay } from "../src/lib/due.ts";
import { fullName } from "../src/lib/full-name.ts";
import { passwordStrength } from "../src/lib/password-strength.ts";

const NOW = Date.parse("2026-08-30T12:00:00.000Z");
const midnightsUntil = (time: string) =>
  Math.floor(Date.parse(time) / 86_400_000) - Math.floor(NOW / 86_400_000);

test("an order is overdue, due today, tomorrow or later; a finished one is none of it", () => {
  const state = (estimatedCompletion: string | null, status: "PENDING" | "COMPLETED" = "PENDING") =>
    dueState({ status, estimatedCompletion }, midnightsUntil, NOW);
  assert.equal(state("2026-08-30T11:59:00.000Z"), "overdue");
  assert.equal(state("2026-08-30T18:00:00.000Z"), "today");
  assert.equal(state("2026-08-31T18:00:00.000Z"), "tomorrow");
  assert.equal(state("2026-09-07T18:00:00.000Z"), "later");
  assert.equal(state(null), "none");
  assert.equal(state("2026-08-30T11:59:00.000Z", "COMPLETED"), "done");
});

test("a chosen day is its last minute where the reader is, and reads as the same day again", () => {
  const time = endOfDay("2026-12-24");
  assert.equal(dayOf(time), "2026-12-24");
  assert.equal(new Date(time ?? "").getHours(), 23);
  assert.equal(endOfDay(""), null);
  assert.equal(dayOf(null), "");
});

test("a long password is strong, whatever its characters", () => {
  assert.equal(passwordStrength("short").word, "short");
  assert.equal(passwordStrength("elevenchars").word, "fair");
  assert.equal(passwordStrength("twelve chars").word, "good");
  assert.equal(passwordStrength("correct horse battery").word, "strong");
  assert.equal(passwordStrength("🐴🐴🐴🐴🐴🐴🐴").word, "short");
});

test("signing in leads back to where one was going, and never out of the app", () => {
  assert.equal(
    signInFor("/app/orders?status=PENDING"),
    "/app/sign-in?next=%2Fapp%2Forders%3Fstatus%3DPENDING",
  );
  assert.equal(signInFor("/app/"), "/app/sign-in");
  assert.equal(addressAfterSignIn("/app/orders"), "/app/orders");
  assert.equal(addressAfterSignIn("https://elsewhere.example/app/"), "/app/");
  assert.equal(addressAfterSignIn("//elsewhere.example"), "/app/");
  assert.equal(addressAfterSignIn(undefined), "/app/");
});

test("a count is said up to what there is room for", () => {
  assert.equal(countText(9, 9), "9");
  assert.equal(countText(10, 9), "9+");
  assert.equal(countText(99, 99), "99");
  assert.equal(countText(100, 99), "99+");
});

test("a full name is the first and the last, or the one of them that there is", () => {
  assert.equal(fullName({ firstName: "Ada", lastName: "Lovelace" }), "Ada Lovelace");
  assert.equal(fullName({ firstName: "Ada", lastName: "" }), "Ada");
  assert.equal(fullName({ firstName: "", lastName: "Lovelace" }), "Lovelace");
  assert.equal(fullName({ firstName: "", lastName: "" }), "");
});

test("a device is named by its browser and system", () => {
  const safari =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like " +
    "Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
  const edge =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) " +
    "Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0";
  assert.deepEqual(deviceOf(safari), { browser: "Safari", system: "iPhone", isPhone: true });
  assert.deepEqual(deviceOf(edge), { browser: "Edge", system: "Windows", isPhone: false });
  assert.deepEqual(deviceOf("curl/8.0"), { browser: null, system: null, isPhone: false });
});

test("every icon that has a name is in the sprite, and the sprite has no others", async () => {
  const source = (path: string) => readFile(new URL(`../src/${path}`, import.meta.url), "utf8");
  const type = (await source("components/icon.tsx")).split("export function")[0] ?? "";
  const names = [...type.matchAll(/"([\w-]+)"/g)].map(([, name]) => name);
  const symbols = [...(await source("design/icons.svg")).matchAll(/id="icon-([\w-]+)"/g)].map(
    ([, name]) => name,
  );
  assert.deepEqual(names.sort(), symbols.sort());
});
