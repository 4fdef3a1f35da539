// The administrator's frame, overview and analytics: figures that are right, and stay so.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { HOSTILE_TEXTS } from "./support/hostile-texts.ts";
import { Keyboard } from "./support/keyboard.ts";
import { expectNoBarriers } from "./support/barriers.ts";
import { expectNoSidewaysScroll } from "./support/layout.ts";
import { move, placeOrder, take } from "./support/orders.ts";
import { Charts } from "./support/pages/charts.ts";
import { administrator, newStaff } from "./support/people.ts";
import { allOrders, countDay, countStatus } from "./support/recount.ts";
import { arrive } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";

const PER_DAY = "Orders per day";
const OPEN = "Open by status";
const WORK = "Work per person";
const TIMES = "Time to complete, per week";
const PATIENCE = { timeout: 45_000 }; // Other stories go on in the same shop.

test("the tables behind the charts say what the API says, and what counting the orders gives", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const admin = await administrator();
  const done = await placeOrder(customer, "Tray");
  await take(staff, done);
  await move(staff, done, ["IN_PROGRESS", "COMPLETED"]);
  const page = await deviceOf(admin, null);
  const charts = new Charts(page);

  await expect(async () => {
    await arrive(page, "/app/admin");
    const [days, open, work] = [
      await charts.table(PER_DAY),
      await charts.table(OPEN),
      await charts.table(WORK),
    ];
    const analytics = await admin.api.get("/api/v1/admin/orders/analytics");
    const all = await allOrders(admin);

    expect(days.map((row) => row.slice(1).map(Number))).toEqual(
      analytics.perDay.map(({ created, completed, cancelled }) => [created, completed, cancelled]),
    );
    expect(days.map((row) => row.slice(1).map(Number))).toEqual(
      analytics.perDay.map(({ date }) => countDay(all, date)),
    );
    expect(open.map(([, count]) => Number(count))).toEqual([
      countStatus(all, "PENDING"),
      countStatus(all, "IN_PROGRESS"),
      countStatus(all, "ON_HOLD"),
    ]);
    expect(work).toEqual(
      analytics.staff.map(({ assignee, open, completed }) => [
        `${assignee.firstName} ${assignee.lastName}`.trim(),
        String(open),
        String(completed),
      ]),
    );
  }).toPass(PATIENCE);
});

test("tiles count what their lists hold", async ({ deviceOf }) => {
  const admin = await administrator();
  const page = await deviceOf(admin, null);
  const charts = new Charts(page);
  await expect(async () => {
    await arrive(page, "/app/admin");
    const shown = [
      await charts.tile("Unassigned"),
      await charts.tile("On hold"),
      await charts.tile("In progress"),
    ];
    const all = await allOrders(admin);
    const isOpen = ({ status }: (typeof all)[number]) => !/COMPLETED|CANCELLED/.test(status);
    const now = Date.now();
    expect(shown).toEqual([
      all.filter((order) => isOpen(order) && !order.assigneeId).length,
      countStatus(all, "ON_HOLD"),
      countStatus(all, "IN_PROGRESS"),
    ]);
    expect(await charts.tile("Overdue")).toBe(
      all.filter(
        (order) => isOpen(order) && Date.parse(order.estimatedCompletion ?? "9999-01-01") < now,
      ).length,
    );
  }).toPass(PATIENCE);
  await expect(page.getByRole("link", { name: "Overdue" })).toHaveAttribute(
    "href",
    "/app/admin/orders?overdue=true",
  );
});

test("what is placed and taken is counted at once, without asking again for what was sent", async ({
  customer,
  deviceOf,
}) => {
  const name = `Taker ${crypto.randomUUID()}`;
  const staff = await newStaff({ firstName: name, lastName: "" });
  const page = await deviceOf(await administrator(), "/app/admin");
  const charts = new Charts(page);
  await charts.table(PER_DAY);
  await page.waitForLoadState("networkidle");
  await settle(page);
  await page.route("**/admin/dashboard", (route) => route.abort());
  await page.route("**/admin/orders/analytics*", (route) => route.abort());
  const today = async () => Number((await charts.table(PER_DAY)).at(-1)?.[1]);
  const unassigned = await charts.tile("Unassigned");
  const inProgress = await charts.tile("In progress");
  const created = await today();

  const title = `Footstool ${crypto.randomUUID()}`;
  const order = await placeOrder(customer, title);
  await expect(page.getByRole("link", { name: title })).toBeVisible();
  await expect.poll(() => charts.tile("Unassigned")).toBeGreaterThan(unassigned);
  await expect.poll(today).toBeGreaterThan(created);

  await take(staff, order);
  // What happens in quick succession may be told as one change, which is asked for.
  await expect
    .poll(async () => (await charts.table(WORK)).map(([person]) => person))
    .toContain(name);
  await move(staff, order, ["IN_PROGRESS"]);
  await expect.poll(() => charts.tile("In progress")).toBeGreaterThan(inProgress);
  await expect(page.getByRole("link", { name: title })).toContainText("In progress");
});

test("a change of an order that the page did not know is asked for once, and shown", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const admin = await administrator();
  const order = await placeOrder(customer, "Old chest");
  await take(staff, order);
  // The latest five are known.
  for (const title of ["a", "b", "c", "d", "e"]) await placeOrder(customer, `Chest ${title}`);
  const page = await deviceOf(admin, "/app/admin");
  const charts = new Charts(page);
  await settle(page);
  await move(staff, order, ["IN_PROGRESS"]);
  await expect(async () => {
    const { orders } = await admin.api.get("/api/v1/admin/dashboard");
    expect(await charts.tile("In progress")).toBe(orders.inProgress);
    expect(await charts.tile("Unassigned")).toBe(orders.unassigned);
  }).toPass(PATIENCE);
});

test("by keyboard alone: to the analytics, along a chart, to its table and back", async ({
  deviceOf,
}) => {
  const page = await deviceOf(await administrator());
  const keyboard = new Keyboard(page);
  const charts = new Charts(page);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(page).toHaveURL(/\/app\/admin$/);
  await expect(charts.drawing(PER_DAY)).toBeVisible();

  const along = page.getByRole("slider", { name: `Look along: ${PER_DAY}` });
  await keyboard.reach(along);
  const last = await along.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowLeft");
  await expect(along).not.toHaveAttribute("aria-valuetext", last!);
  await expect(along).toHaveAttribute("aria-valuetext", /Created: \d+, Completed: \d+/);
  await page.keyboard.press("t");
  await expect(charts.card(PER_DAY).getByRole("table")).toBeVisible();
  await expect(charts.drawing(OPEN)).toBeVisible();

  await page.getByRole("main").focus();
  await page.keyboard.press("t");
  await expect(charts.card(OPEN).getByRole("table")).toBeVisible();
  await page.keyboard.press("t");
  await expect(page.getByRole("table")).toHaveCount(0);

  await keyboard.keys("g", "a");
  await expect(page.getByRole("heading", { name: "Analytics", level: 1 })).toBeVisible();
  await keyboard.press(page.getByRole("link", { name: "7 days" }));
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d&to=/);
  await keyboard.keys("g", "h");
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
});

test("the address is the range; what the API refuses of it stands beside the field", async ({
  deviceOf,
}) => {
  const admin = await administrator();
  const page = await deviceOf(admin, "/app/admin/analytics?from=2026-01-05&to=2026-01-18");
  const charts = new Charts(page);
  await expect(page.getByLabel("From")).toHaveValue("2026-01-05");
  const days = await charts.table(PER_DAY);
  expect(days).toHaveLength(14);

  await page.getByLabel("To", { exact: true }).fill("2026-01-01");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/to=2026-01-01/);
  await expect(page.getByText("must not be before from")).toBeVisible();
  await expect(page.getByLabel("To", { exact: true })).toHaveValue("2026-01-01");
  await expect(page.getByLabel("To", { exact: true })).toHaveAttribute("aria-invalid", "true");

  await page.getByLabel("From").fill("2024-01-01");
  await page.keyboard.press("Enter");
  await expect(page.getByText("must be within 366 days of from")).toBeVisible();
  await page.getByRole("link", { name: "This year" }).click();
  await expect(page.getByRole("img", { name: "Orders per week" })).toBeVisible();
  await page.goBack();
  await expect(page.getByText("must be within 366 days of from")).toBeVisible();
});

test("how long orders take is asked for with all else, and again once one is completed", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const admin = await administrator();
  const order = await placeOrder(customer, "Lamp");
  await take(staff, order);
  await move(staff, order, ["IN_PROGRESS"]);
  const page = await deviceOf(admin, null);
  let calls = 0;
  page.on("request", (request) => {
    if (request.url().includes("/orders/analytics")) calls += 1;
  });
  const range = { from: dayFromNow(-200), to: dayFromNow(1) };
  await arrive(page, `/app/admin/analytics?${new URLSearchParams(range)}`);
  const charts = new Charts(page);
  const asTheApiSays = async () => {
    const shown = await charts.table(TIMES);
    const { perWeek } = await admin.api.get("/api/v1/admin/orders/analytics", {
      params: { query: range },
    });
    expect(shown.map(([, count]) => Number(count))).toEqual(
      perWeek.map(({ completion }) => completion.count),
    );
    expect(shown.map(([, , p50]) => p50 !== "–")).toEqual(
      perWeek.map(({ completion }) => completion.p50Seconds !== null),
    );
  };
  await expect(charts.drawing(TIMES)).toBeVisible();
  await expect(asTheApiSays).toPass(PATIENCE);
  const before = calls;
  await move(staff, order, ["COMPLETED"]);
  await expect.poll(() => calls, PATIENCE).toBeGreaterThan(before);
  await expect(asTheApiSays).toPass(PATIENCE);
  // One for many changes, not one for each week.
  expect(calls).toBeLessThan(20);
});

test("a desk that becomes a phone: charts are as narrow at once", async ({ deviceOf }) => {
  const page = await deviceOf(await administrator(), "/app/admin");
  await expect(new Charts(page).drawing(PER_DAY)).toBeVisible();
  for (let turn = 0; turn < 12; turn++) {
    await page.setViewportSize({ width: 1280, height: 860 });
    await expect.poll(() => drawnWidth(page)).toBeGreaterThan(500);
    await page.setViewportSize({ width: 390, height: 860 });
    await expectNoSidewaysScroll(page, "on 390 pixels, at once");
  }
});

/** The shop's days are those of UTC. */
function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** How wide the widest drawing is. */
function drawnWidth(page: Page): Promise<number> {
  const drawings = page.locator(".chart-drawing svg");
  return drawings.evaluateAll((all) => Math.max(...all.map((one) => one.clientWidth)));
}

test("staff may be called anything: charts, tables and the CSV hold", async ({
  customer,
  deviceOf,
}) => {
  test.setTimeout(120_000);
  const names = [
    '=HYPERLINK("http://evil.example")',
    HOSTILE_TEXTS[0]!,
    "ا".repeat(90),
    "𝕏".repeat(100),
  ];
  const staff = await Promise.all(
    names.map((firstName) => newStaff({ firstName: firstName.slice(0, 100), lastName: "" })),
  );
  for (const one of staff) {
    for (const title of ["One", "Two"]) {
      const order = await placeOrder(customer, title);
      await take(one, order);
      await move(one, order, ["IN_PROGRESS", "COMPLETED"]);
    }
  }
  const page = await deviceOf(await administrator(), "/app/admin/analytics");
  const charts = new Charts(page);
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 860 });
    await expect(charts.drawing(WORK)).toBeVisible();
    await expectNoSidewaysScroll(page, `on ${width} pixels`);
  }
  await expectNoBarriers(page, "analytics with hostile names");
  await expect(async () => {
    await page.reload();
    const shown = (await charts.table(WORK)).map(([name]) => name);
    for (const { user } of staff) expect(shown).toContain(user.firstName);
  }).toPass(PATIENCE);
  await expectNoSidewaysScroll(page, "the table");

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV", exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^orders-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  const csv = await readFile(await file.path(), "utf8");
  expect(csv.startsWith("\uFEFF")).toBe(true);
  expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  expect(csv).toContain("Day,Created,Completed,Cancelled\r\n");
});

test("on a phone, More opens the ways that the bar has no room for", async ({ deviceOf }) => {
  const page = await deviceOf(await administrator(), "/app/admin");
  await page.setViewportSize({ width: 390, height: 860 });
  const bar = page.getByRole("navigation", { name: "Main" });
  expect(await bar.getByRole("link").count()).toBeLessThanOrEqual(4);
  await bar.getByRole("button", { name: "More" }).click();
  await expectNoBarriers(page, "the other ways");
  await bar.getByRole("link", { name: "Analytics" }).click();
  await expect(page.getByRole("heading", { name: "Analytics", level: 1 })).toBeVisible();
  await expect(bar.getByRole("link", { name: "Analytics" })).toBeHidden();
  await bar.getByRole("button", { name: "More" }).click();
  await page.keyboard.press("Escape");
  await expect(bar.getByRole("link", { name: "Analytics" })).toBeHidden();
});

/** Lets the page's clock go on, until it can tell what was counted already. */
async function settle(page: Page): Promise<void> {
  await page.clock.install();
  await page.clock.fastForward(4_000);
}
