import assert from "node:assert/strict";
import { test } from "node:test";
import { dayIn, momentsOf } from "../src/lib/chosen-days.ts";
import { PagedList } from "../src/lib/paged-list.ts";
import { weave } from "../src/lib/weave.ts";
import type { AuditEvent } from "../src/model.ts";
import { expiryOf } from "../src/screens/admin/api-keys/expiry.ts";
import { auditFilterOf, auditQueryOf } from "../src/screens/admin/audit/audit-filter.ts";
import { namesIn } from "../src/screens/admin/audit/names-in.ts";
import { exportFilterOf, exportQueryOf } from "../src/screens/admin/export/export-filter.ts";
import { passwordLink } from "../src/screens/admin/people/password-link.ts";
import { peopleFilterOf } from "../src/screens/admin/people/people-filter.ts";
import { settingText } from "../src/screens/admin/settings/setting-names.ts";
import {
  changedSettings,
  changeOf,
  rebased,
  valuesOf,
} from "../src/screens/admin/settings/setting-values.ts";
import * as catalogues from "./admin-catalogues.ts";
import { leavesOf } from "./leaves.ts";

const pagination = (nextCursor: string | null) => ({
  limit: 2,
  hasNext: nextCursor !== null,
  nextCursor,
});

test("every text of the administrator's screens is there in both languages", () => {
  for (const { en, de } of Object.values(catalogues)) {
    const shape = (texts: object) =>
      leavesOf(texts).map(([path, text]) => [path, typeof text === "function" ? "value" : "text"]);
    assert.deepEqual(shape(de), shape(en));
  }
});

test("pages stand one after the other, and those without rows are passed over", async () => {
  const pages: Record<string, [string[], string | null]> = {
    first: [["a", "b"], "empty"],
    empty: [[], "last"],
    last: [["c"], null],
  };
  const list = new PagedList<string>(async (cursor = "first") => {
    const [rows, next] = pages[cursor]!;
    return { rows, pagination: pagination(next) };
  });
  await list.load();
  assert.deepEqual([list.rows.value, list.hasNext.value], [["a", "b"], true]);
  await list.loadMore();
  assert.deepEqual([list.rows.value, list.hasNext.value], [["a", "b", "c"], false]);
});

test("a list that fails keeps what it has, and can go on", async () => {
  let isBroken = false;
  const list = new PagedList<string>(async (cursor) => {
    if (isBroken) throw new Error("cut");
    return { rows: [cursor ?? "first"], pagination: pagination("next") };
  });
  await list.load();
  isBroken = true;
  await list.loadMore();
  assert.deepEqual([list.rows.value, `${list.error.value}`], [["first"], "Error: cut"]);
  isBroken = false;
  await list.loadMore();
  assert.deepEqual([list.rows.value, list.error.value], [["first", "next"], null]);
});

test("a list that is empty for very long lets somebody ask for more", async () => {
  let asked = 0;
  const list = new PagedList<string>(async () => {
    asked += 1;
    return { rows: [], pagination: pagination("next") };
  });
  await list.load();
  assert.deepEqual([asked, list.hasNext.value], [6, true]);
});

test("links stand in a text where its language has them", () => {
  assert.deepEqual(
    weave((who, whom) => `${whom} wurde von ${who} eingeladen`, [1, 2]),
    [2, " wurde von ", 1, " eingeladen"],
  );
  assert.deepEqual(
    weave((who) => `${who} signed in`, [7]),
    [7, " signed in"],
  );
});

test("chosen days are the moments from the first one's midnight to the last one's end", () => {
  const { from, to } = momentsOf({ from: "2026-08-30", to: "2026-08-30" });
  assert.equal(Date.parse(to!) - Date.parse(from!), 86_400_000 - 1);
  assert.equal(new Date(from!).getHours(), 0);
  assert.deepEqual(momentsOf({ from: "2026-08-30T10:00:00Z", to: "whenever" }), {
    from: "2026-08-30T10:00:00.000Z",
  });
  assert.deepEqual(momentsOf({}), {});
  assert.equal(dayIn("2026-08-30"), "2026-08-30");
  assert.equal(dayIn("2026-08-30T12:00:00Z"), "2026-08-30");
  assert.equal(dayIn("<img>"), "");
});

test("addresses are filters, and what they do not know is left out", () => {
  assert.deepEqual(peopleFilterOf({ role: "KING", isActive: "false", search: " ada ", x: "y" }), {
    search: "ada",
    isActive: false,
  });
  const audit = auditFilterOf({ type: "SIGNED_IN", actorId: "a", from: "", colour: "red" });
  assert.deepEqual(audit, { type: "SIGNED_IN", actorId: "a" });
  assert.deepEqual(auditQueryOf({ from: "nonsense" }), {});
  const filter = exportFilterOf({ status: "PENDING", overdue: "true", search: " oak ", y: "z" });
  assert.deepEqual(exportQueryOf(filter), { status: "PENDING", overdue: true, search: "oak" });
  const days = { from: "2026-08-01", to: "2026-08-30" };
  assert.deepEqual(exportQueryOf(exportFilterOf(days)), days);
});

test("a password link has its token in the fragment, which is sent nowhere", () => {
  const { href } = passwordLink({ passwordToken: "a/b+c", expiresAt: "" }, "https://shop.example");
  assert.equal(href, "https://shop.example/app/set-password#a%2Fb%2Bc");
});

test("a key that ends soon says so, and one that has ended says it louder", () => {
  const now = new Date("2026-08-30T12:00:00Z");
  assert.deepEqual(expiryOf("2026-09-02T12:00:00Z", now), {
    text: "Expires in 3 days",
    tone: "warn",
  });
  assert.equal(expiryOf("2026-08-30T11:00:00Z", now).tone, "bad");
  assert.equal(expiryOf("2026-12-01T12:00:00Z", now).tone, undefined);
});

test("people are called by the latest name that events tell", () => {
  const event = (name: string) => ({ actor: { id: "a", name } }) as AuditEvent;
  assert.equal(namesIn([event("Ada King"), event("Ada Byron")]).get("a"), "Ada King");
});

const config = {
  maxFileSize: 5 * 1024 * 1024,
  allowedFileTypes: ["image/jpeg" as const, "application/pdf" as const],
  rateLimits: {
    windowSeconds: 900,
    customer: 100,
    staff: 1000,
    anonymous: 100,
    login: 20,
    register: 10,
    refresh: 60,
  },
  shop: {
    name: "Oak & Ash",
    colour: "#5546C8",
    logoUrl: null,
    timeZone: "Europe/Berlin",
    language: "en" as const,
  },
  version: 3,
};

test("settings are shown in MB and minutes, and only what was changed is sent", () => {
  const values = valuesOf(config);
  assert.equal(values["maxFileSize"], "5");
  assert.equal(values["rateLimits.windowSeconds"], "15");
  const edited = {
    ...values,
    maxFileSize: "7.5",
    allowedFileTypes: "image/jpeg",
    "rateLimits.login": "30",
    "rateLimits.windowSeconds": "10",
    "shop.logoUrl": " ",
    "shop.name": "Ash",
  };
  assert.deepEqual(changeOf(edited, changedSettings(values, edited)), {
    maxFileSize: 7_864_320,
    allowedFileTypes: ["image/jpeg"],
    rateLimits: { login: 30, windowSeconds: 600 },
    shop: { name: "Ash", logoUrl: null },
  });
  assert.deepEqual(changedSettings(values, valuesOf(config)), []);
});

test("what both changed is the winner's, and what one changed is theirs or mine", () => {
  const before = valuesOf(config);
  const mine = { ...before, "rateLimits.login": "1", "rateLimits.staff": "2" };
  const theirs = { ...before, "rateLimits.login": "8", "rateLimits.refresh": "9" };
  const limits = (winner: "mine" | "theirs") => {
    const now = rebased(mine, before, theirs, winner);
    return [now["rateLimits.login"], now["rateLimits.staff"], now["rateLimits.refresh"]];
  };
  assert.deepEqual(limits("mine"), ["1", "2", "9"]);
  assert.deepEqual(limits("theirs"), ["8", "2", "9"]);
});

test("a setting is said in words, whatever the API calls it", () => {
  assert.equal(settingText("maxFileSize", "5242880"), "5 MB");
  assert.equal(settingText("rateLimits.windowSeconds", "900"), "15 min");
  assert.equal(
    settingText("allowedFileTypes", "image/jpeg, text/x-new"),
    "Photos (JPEG), text/x-new",
  );
  assert.equal(settingText("shop.logoUrl", ""), "nothing");
  assert.equal(settingText("somethingNew", "as it is"), "as it is");
});
