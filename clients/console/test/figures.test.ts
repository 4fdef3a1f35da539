import assert from "node:assert/strict";
import { test } from "node:test";
import { changeAnalytics, changeDashboard, type Change } from "../src/lib/figures.ts";
import { addDays, dayIn } from "../src/lib/shop-day.ts";
import type { Analytics, KnownOrder, OrderStatus, ShopDashboard } from "../src/model.ts";
import { order } from "./order.ts";
import { weeksOf } from "./weeks.ts";

const ZONE = "Australia/Lord_Howe";
const FROM = "2026-09-20";
const DAYS = 30;
const NOW = Date.parse("2026-10-19T02:00:00.000Z");
const CLOCK = { timeZone: ZONE, asOf: NOW };
const HOUR = 3_600_000;

const STAFF = ["Ada", "Grace", "Edsger"].map((firstName, at) => ({
  id: `0198f0c2-0000-7000-8000-00000000010${at}`,
  firstName,
  lastName: "",
}));

test("after any sequence of changes the figures are those of counting again", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomOf(seed);
    const orders = new Map<string, KnownOrder>();
    let dashboard = countDashboard([]);
    let analytics = countAnalytics([]);
    for (let step = 0; step < 120; step++) {
      const change = someChange(random, orders, seed * 1_000 + step);
      orders.set(change.after.id, change.after);
      dashboard = changeDashboard(dashboard, change, CLOCK);
      analytics = changeAnalytics(analytics, change, CLOCK);
    }
    const all = [...orders.values()];
    const { recentOrders, ...counts } = dashboard;
    const { recentOrders: recentAgain, ...again } = countDashboard(all);
    assert.deepEqual(counts, again, `seed ${seed}`);
    assert.deepEqual(
      recentOrders.map(({ createdAt }) => createdAt),
      recentAgain.map(({ createdAt }) => createdAt),
      `seed ${seed}`,
    );
    const counted = countAnalytics(all);
    assert.deepEqual(comparable(analytics), comparable(counted), `seed ${seed}`);
    // Averages are in whole seconds: each completion may leave a part of one.
    const timesAgain = allTimes(counted);
    allTimes(analytics).forEach(({ averageSeconds, count }, at) => {
      const difference = (averageSeconds ?? 0) - (timesAgain[at]!.averageSeconds ?? 0);
      assert.ok(Math.abs(difference) <= count, `seed ${seed}: ${difference}`);
    });
  }
});

test("what is outside of the days counts for none of them, but for work and what is overdue", () => {
  const before = countAnalytics([]);
  const old = order({
    createdAt: "2026-01-01T00:00:00.000Z",
    estimatedCompletion: "2026-02-01T00:00:00.000Z",
    assignee: STAFF[0]!,
    assigneeId: STAFF[0]!.id,
  });
  const after = changeAnalytics(before, { before: null, after: old }, CLOCK);
  assert.deepEqual(after.perDay, before.perDay);
  assert.deepEqual(after.byStatus, before.byStatus);
  assert.equal(after.overdue, 1);
  assert.deepEqual(after.staff, [{ assignee: STAFF[0], open: 1, completed: 0 }]);
});

test("a status that is not known yet counts in all, and breaks nothing", () => {
  const strange = order({ status: "BAKED" as OrderStatus });
  const { orders } = changeDashboard(countDashboard([]), { before: null, after: strange }, CLOCK);
  assert.equal(orders.total, 1);
  assert.equal(orders.pending, 0);
});

test("figures that are shown are not changed in place", () => {
  const before = countAnalytics([]);
  const kept = structuredClone(before);
  changeAnalytics(before, { before: null, after: order({ createdAt: at(2) }) }, CLOCK);
  assert.deepEqual(before, kept);
});

/** A new order, or a step of one that is there, as the API allows it. */
function someChange(random: () => number, orders: Map<string, KnownOrder>, number: number): Change {
  const open = [...orders.values()].filter(({ status }) => !/COMPLETED|CANCELLED/.test(status));
  const before = random() < 0.6 ? open[Math.floor(random() * open.length)] : undefined;
  return before
    ? { before, after: { ...before, ...step(random, before), version: before.version + 1 } }
    : { before: null, after: newOrder(random, number) };
}

function newOrder(random: () => number, number: number): KnownOrder {
  // Some before the first day, each at a moment of its own.
  const createdAt = new Date(Date.parse(at(random() * (DAYS + 5) - 5)) + number).toISOString();
  return order({ id: `order-${number}`, createdAt, updatedAt: createdAt });
}

function step(random: () => number, { status, createdAt }: KnownOrder): Partial<KnownOrder> {
  const passed = Math.floor(random() * (NOW - Date.parse(createdAt)));
  const updatedAt = new Date(Date.parse(createdAt) + passed).toISOString();
  const due = new Date(NOW + (random() - 0.5) * 100 * HOUR).toISOString();
  const choice = Math.floor(random() * 4);
  const assignee = STAFF[Math.floor(random() * STAFF.length)]!;
  if (choice === 0) return { updatedAt, estimatedCompletion: random() < 0.2 ? null : due };
  if (choice === 1) return { updatedAt, assignee, assigneeId: assignee.id };
  const next: Partial<Record<OrderStatus, OrderStatus[]>> = {
    PENDING: ["IN_PROGRESS", "CANCELLED"],
    IN_PROGRESS: ["COMPLETED", "ON_HOLD"],
    ON_HOLD: ["IN_PROGRESS", "CANCELLED"],
  };
  const to = next[status]![choice - 2]!;
  return { updatedAt, status: to, completedAt: to === "COMPLETED" ? updatedAt : null };
}

/** Counts all orders, in the plainest way. */
function countDashboard(all: readonly KnownOrder[]): ShopDashboard {
  const open = all.filter(isOpen);
  return {
    orders: {
      total: all.length,
      ...byStatus(all),
      unassigned: open.filter(({ assignee }) => !assignee).length,
      overdue: open.filter(isOverdue).length,
    },
    users: null,
    recentOrders: [...all].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).slice(0, 5),
  };
}

function countAnalytics(all: readonly KnownOrder[]): Analytics {
  const days = Array.from({ length: DAYS }, (_, day) => addDays(FROM, day));
  const on = (day: string, moment: string | null) => moment !== null && dayIn(ZONE, moment) === day;
  const ended = (status: OrderStatus, day: string) =>
    all.filter((one) => one.status === status && on(day, one.completedAt ?? one.updatedAt)).length;
  const completed = all.filter(
    ({ completedAt }) => completedAt && days.includes(dayIn(ZONE, completedAt)),
  );
  const ofStaff = STAFF.map((assignee) => {
    const theirs = (some: readonly KnownOrder[]) =>
      some.filter(({ assigneeId }) => assigneeId === assignee.id).length;
    return { assignee, open: theirs(all.filter(isOpen)), completed: theirs(completed) };
  });
  return {
    byStatus: byStatus(all.filter(({ createdAt }) => days.includes(dayIn(ZONE, createdAt)))),
    perDay: days.map((date) => ({
      date,
      created: all.filter(({ createdAt }) => on(date, createdAt)).length,
      completed: ended("COMPLETED", date),
      cancelled: ended("CANCELLED", date),
    })),
    completion: times(completed),
    perWeek: weeksOf(days).map(({ from, to }) => ({
      from,
      to,
      completion: times(
        completed.filter(({ completedAt }) => {
          const day = dayIn(ZONE, completedAt!);
          return from <= day && day <= to;
        }),
      ),
    })),
    staff: ofStaff.filter((work) => work.open > 0 || work.completed > 0),
    overdue: all.filter(isOpen).filter(isOverdue).length,
  };
}

function times(completed: readonly KnownOrder[]): Analytics["completion"] {
  const took = completed.map((one) =>
    Math.floor((Date.parse(one.completedAt!) - Date.parse(one.createdAt)) / 1_000),
  );
  return {
    count: took.length,
    averageSeconds: took.length > 0 ? sum(took) / took.length : null,
    p50Seconds: null,
    p90Seconds: null,
  };
}

/** Without the averages, and without the order of equals. */
function comparable({ staff, completion, perWeek, ...rest }: Analytics) {
  const byId = [...staff].sort((a, b) => (a.assignee.id < b.assignee.id ? -1 : 1));
  const weeks = perWeek.map(({ from, to, completion }) => ({ from, to, count: completion.count }));
  return { ...rest, count: completion.count, weeks, staff: byId };
}

/** How long orders took in all, and in each week. */
function allTimes({ completion, perWeek }: Analytics): Analytics["completion"][] {
  return [completion, ...perWeek.map((week) => week.completion)];
}

function byStatus(all: readonly KnownOrder[]) {
  const count = (of: OrderStatus) => all.filter(({ status }) => status === of).length;
  return {
    pending: count("PENDING"),
    inProgress: count("IN_PROGRESS"),
    onHold: count("ON_HOLD"),
    completed: count("COMPLETED"),
    cancelled: count("CANCELLED"),
  };
}

function isOpen({ status }: KnownOrder): boolean {
  return status !== "COMPLETED" && status !== "CANCELLED";
}

function isOverdue({ estimatedCompletion }: KnownOrder): boolean {
  return estimatedCompletion !== null && Date.parse(estimatedCompletion) < NOW;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** So many days after the first began. */
function at(days: number): string {
  return new Date(Date.parse("2026-09-19T13:30:00.000Z") + days * 24 * HOUR).toISOString();
}

/** The same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
