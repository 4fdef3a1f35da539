import assert from "node:assert/strict";
import { test } from "node:test";
import { lengthOf, presets } from "../src/lib/day-range.ts";
import { byWeeks } from "../src/lib/per-week.ts";
import { addDays, dayIn, daysBetween, isDay } from "../src/lib/shop-day.ts";
import { weeksOf } from "./weeks.ts";

const LORD_HOWE = "Australia/Lord_Howe"; // UTC+10:30, and half an hour more in its summer.

test("a moment lies on the day of the shop's zone", () => {
  const moment = "2026-08-30T23:30:00.000Z";
  assert.equal(dayIn("UTC", moment), "2026-08-30");
  assert.equal(dayIn("Europe/Berlin", moment), "2026-08-31");
  assert.equal(dayIn("America/Los_Angeles", moment), "2026-08-30");
  assert.equal(dayIn("Pacific/Kiritimati", "2026-12-31T10:00:00.000Z"), "2027-01-01");
});

test("days begin at midnight on both sides of a change of the clock by half an hour", () => {
  // On 5 April 2026 at two the clock goes back by half an hour: from +11:00 to +10:30.
  assert.equal(dayIn(LORD_HOWE, "2026-04-04T12:59:59.999Z"), "2026-04-04");
  assert.equal(dayIn(LORD_HOWE, "2026-04-04T13:00:00.000Z"), "2026-04-05");
  assert.equal(dayIn(LORD_HOWE, "2026-04-05T13:29:59.999Z"), "2026-04-05");
  assert.equal(dayIn(LORD_HOWE, "2026-04-05T13:30:00.000Z"), "2026-04-06");
  // On 4 October 2026 it goes forward again.
  assert.equal(dayIn(LORD_HOWE, "2026-10-03T13:29:59.999Z"), "2026-10-03");
  assert.equal(dayIn(LORD_HOWE, "2026-10-03T13:30:00.000Z"), "2026-10-04");
  assert.equal(dayIn(LORD_HOWE, "2026-10-04T12:59:59.999Z"), "2026-10-04");
  assert.equal(dayIn(LORD_HOWE, "2026-10-04T13:00:00.000Z"), "2026-10-05");
});

test("30 days up to today are 30 days, whatever the clock does between", () => {
  for (const today of ["2026-04-20", "2026-10-20", "2026-03-01", "2028-03-01", "2026-01-15"]) {
    const { week, month, quarter, year } = presets(today);
    assert.deepEqual([week, month, quarter].map(lengthOf), [7, 30, 90]);
    assert.deepEqual([week.to, month.to, quarter.to, year.to], Array(4).fill(today));
    assert.equal(year.from.slice(4), "-01-01");
  }
  assert.equal(lengthOf(presets("2028-12-31").year), 366);
});

test("days are counted over months and leap days", () => {
  assert.equal(addDays("2028-02-28", 2), "2028-03-01");
  assert.equal(addDays("2026-03-01", -1), "2026-02-28");
  assert.equal(daysBetween("2026-12-31", "2027-01-01"), 1);
  assert.equal(isDay("2026-02-29"), false);
  assert.equal(isDay("2028-02-29"), true);
  assert.equal(isDay("30.08.2026"), false);
});

test("what is drawn by weeks adds up to what happened on the days", () => {
  const perDay = Array.from({ length: 80 }, (_, at) => ({
    date: addDays("2026-08-30", at), // A Sunday.
    created: at,
    completed: 2 * at,
    cancelled: 1,
  }));
  const perWeek = weeksOf(perDay.map(({ date }) => date));
  const weeks = byWeeks({ perDay, perWeek });
  const sum = (
    of: "created" | "completed" | "cancelled",
    all: readonly Record<typeof of, number>[],
  ) => all.reduce((before, day) => before + day[of], 0);
  assert.deepEqual(weeks.slice(0, 2), [
    { from: "2026-08-30", to: "2026-08-30", created: 0, completed: 0, cancelled: 1 },
    { from: "2026-08-31", to: "2026-09-06", created: 28, completed: 56, cancelled: 7 },
  ]);
  for (const of of ["created", "completed", "cancelled"] as const)
    assert.equal(sum(of, weeks), sum(of, perDay));
});
