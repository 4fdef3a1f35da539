// Who is signed in, where that is known, and where it is not.
import type { BrowserContext, Page, Route } from "@playwright/test";
import { answerTo } from "./support/follow.ts";
import { move, placeOrder, take } from "./support/orders.ts";
import { StaffOrderPage } from "./support/pages/order.ts";
import { signIn, signInButton } from "./support/pages/sign-in.ts";
import type { Person } from "./support/people.ts";
import { arrive } from "./support/screens.ts";
import { expectUnreadable } from "./support/secrets.ts";
import { expect, test } from "./support/test.ts";

const REFRESH = "/api/v1/auth/refresh";

test("no token can be read by a script, whatever it looks at", async ({ customer, device }) => {
  const page = await device();
  await page.goto("/app/sign-in");
  const answered = answerTo(page, "POST /login");
  await signIn(page, customer);
  const { data } = await (await answered).json();
  const cookie = await refreshCookie(page.context());
  expect(data.tokens.accessToken).toMatch(/^eyJ/);
  expect(data.tokens.refreshToken).toBeNull();

  await expectUnreadable(page, [data.tokens.accessToken, cookie.value]);
  await arrive(page, "/app/profile");
  await expectUnreadable(page, [
    data.tokens.accessToken,
    (await refreshCookie(page.context())).value,
  ]);
});

test("the refresh token is in a cookie that only the browser reads, and only for signing in", async ({
  customer,
  deviceOf,
}) => {
  const page = await deviceOf(customer);
  expect(await refreshCookie(page.context())).toMatchObject({
    httpOnly: true,
    sameSite: "Strict",
    path: "/api/v1/auth",
  });
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("a wrong password is said, and what was typed stays", async ({ device }) => {
  const page = await device();
  await page.goto("/app/sign-in");
  await page.getByLabel("E-mail").fill("nobody@example.com");
  await page.getByLabel("Password", { exact: true }).fill("not this one");
  await signInButton(page).click();
  await expect(page.getByRole("alert")).toContainText("E-mail or password is not right");
  await expect(page.getByLabel("E-mail")).toHaveValue("nobody@example.com");
});

test("tabs share a refresh: when the token is over, one of them asks for both", async ({
  customer,
  deviceOf,
}) => {
  const [first, second] = await twoTabs(customer, deviceOf);
  const refreshes = count(first.context(), REFRESH);
  await refuseTogether(first.context(), "**/api/v1/orders?**");
  await Promise.all(
    [first, second].map((page) => page.getByRole("link", { name: "Completed" }).click()),
  );
  for (const page of [first, second]) await expect(page.getByText("Nothing matches")).toBeVisible();
  expect(refreshes()).toBe(1);
});

test("signing out in one tab signs out in the other", async ({ customer, deviceOf }) => {
  const [first, second] = await twoTabs(customer, deviceOf);
  await first.getByRole("button", { name: "Sign out" }).click();
  for (const page of [first, second]) await expect(signInButton(page)).toBeVisible();
  await first.reload();
  await expect(signInButton(first)).toBeVisible();
  expect(await first.context().cookies()).toEqual([]);
});

test("signing in in one tab signs in in the other", async ({ customer, device }) => {
  const first = await device();
  const second = await first.context().newPage();
  await first.goto("/app/sign-in");
  await second.goto("/app/orders");
  await expect(signInButton(second)).toBeVisible();
  await signIn(first, customer);
  await expect(second.getByRole("heading", { name: "Orders", level: 1 })).toBeVisible();
});

test("a session that ends while one looks leads to signing in, and back to where one was", async ({
  customer,
  staff,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Folding chair");
  await take(staff, order);
  const address = `/app/orders/${order.orderNumber}`;
  const page = await deviceOf(staff, address);
  const shown = new StaffOrderPage(page);
  await expect(shown.button("Start")).toBeVisible();

  await endOtherSessions(staff);
  await expect(signInButton(page)).toBeVisible();
  await signIn(page, staff);
  await expect(page).toHaveURL(address);
  await shown.button("Start").click();
  await expect(shown.statusOf("In progress")).toBeVisible();
});

test("what was begun before a session ended is still there after signing in again", async ({
  customer,
  deviceOf,
}) => {
  const order = await placeOrder(customer, "Folding table");
  const page = await deviceOf(customer, `/app/orders/${order.orderNumber}`);
  await page.getByLabel("Your message").fill("Could it be blue?");
  await endOtherSessions(customer);
  await expect(signInButton(page)).toBeVisible();
  await signIn(page, customer);
  await expect(page.getByLabel("Your message")).toHaveValue("Could it be blue?");
});

test("a deep link survives signing in", async ({ customer, staff, device }) => {
  const order = await placeOrder(customer, "Folding screen");
  await take(staff, order);
  await move(staff, order, ["IN_PROGRESS"]);
  for (const address of [
    `/app/orders/${order.orderNumber}`,
    "/app/orders?status=IN_PROGRESS&search=folding",
  ]) {
    const page = await device();
    await page.goto(address);
    await signIn(page, customer);
    await expect(page).toHaveURL(address);
    await expect(page.getByText("Folding screen").first()).toBeVisible();
  }
});

test("after one person signed out, nothing of them is there for the next", async ({
  customer,
  staff,
  deviceOf,
}) => {
  await placeOrder(customer, "A secret present");
  const page = await deviceOf(customer, "/app/orders");
  await expect(page.getByText("A secret present")).toBeVisible();
  await arrive(page, "/app/orders/new");
  await page.getByLabel("What should be made?").fill("A secret draft");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(signInButton(page)).toBeVisible();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
  await signIn(page, staff);
  await expect(page.getByText("A secret present")).toHaveCount(0);
});

async function refreshCookie(context: BrowserContext) {
  const cookies = await context.cookies(
    `${new URL((context.pages()[0] as Page).url()).origin}/api/v1/auth/refresh`,
  );
  expect(cookies).toHaveLength(1);
  return cookies[0]!;
}

async function twoTabs(
  person: Person,
  deviceOf: (person: Person, address?: string) => Promise<Page>,
): Promise<[Page, Page]> {
  const first = await deviceOf(person, "/app/orders");
  const second = await first.context().newPage();
  await second.goto("/app/orders");
  for (const page of [first, second])
    await expect(page.getByRole("heading", { name: "No orders yet" })).toBeVisible();
  return [first, second];
}

/**
 * Tells two tabs at the same moment that their token is over; what they ask afterwards is answered.
 */
async function refuseTogether(context: BrowserContext, calls: string): Promise<void> {
  const error = { message: "The token has expired", code: "TOKEN_EXPIRED", details: [] };
  const asked: Route[] = [];
  await context.route(calls, async (route) => {
    if (asked.length === 2) return route.continue();
    asked.push(route);
    if (asked.length < 2) return;
    for (const each of asked) await each.fulfill({ status: 401, json: { success: false, error } });
  });
}

/** How many calls of this path were made since. */
function count(context: BrowserContext, path: string): () => number {
  let calls = 0;
  context.on("request", (request) => void (new URL(request.url()).pathname === path && calls++));
  return () => calls;
}

/** From another device. */
async function endOtherSessions({ api }: Person): Promise<void> {
  const { sessions } = await api.get("/api/v1/auth/sessions");
  for (const { id, current } of sessions) {
    if (!current) await api.delete("/api/v1/auth/sessions/{id}", { params: { path: { id } } });
  }
}
