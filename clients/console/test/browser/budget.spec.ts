// What the first and the second visit take from the network.
import { brotliCompressSync } from "node:zlib";
import { expect, test, type Page } from "@playwright/test";
import { CUSTOMER, signIn } from "./sign-in.ts";

const FIRST_VISIT = { requests: 8, bytes: 100 * 1024 };
const FROM_SIGN_IN_TO_THE_LIST = 4;

interface Visit {
  requests: string[];
  bytes: number;
}

/** Everything that comes over the network until `ready` shows; what a service worker has does not. */
async function visit(page: Page, address: string, ready: () => Promise<void>): Promise<Visit> {
  const seen: Visit = { requests: [], bytes: 0 };
  const bodies: Promise<void>[] = [];
  page.on("response", (response) => {
    if (response.fromServiceWorker()) return;
    seen.requests.push(new URL(response.url()).pathname);
    bodies.push(response.body().then((body) => void (seen.bytes += brotliCompressSync(body).length)));
  });
  await page.goto(address);
  await ready();
  await Promise.all(bodies);
  page.removeAllListeners("response");
  return seen;
}

test("the first visit takes at most 8 requests and 100 KB until one can sign in", async ({ page }) => {
  const { requests, bytes } = await visit(page, "/app/", () => page.getByLabel("E-mail").waitFor());
  expect(requests.length).toBeLessThanOrEqual(FIRST_VISIT.requests);
  expect(bytes).toBeLessThanOrEqual(FIRST_VISIT.bytes);
});

test("a second visit takes nothing from the network but the API's answers", async ({ page }) => {
  await signIn(page, CUSTOMER);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const { requests } = await visit(page, "/app/orders", () => page.locator(".order-row").first().waitFor());
  expect(requests.filter((path) => !path.startsWith("/api/"))).toEqual([]);
});

test("from signing in to the list it takes at most 4 calls, and an order takes 1", async ({ page }) => {
  const calls: string[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith("/api/")) calls.push(`${response.request().method()} ${pathname}`);
  });
  await signIn(page, CUSTOMER, "/app/orders");
  await page.locator(".order-row").first().waitFor();
  await expect(page.getByRole("link", { name: /unread notification|^Notifications/ }).first()).toBeVisible();
  expect(calls.length).toBeLessThanOrEqual(FROM_SIGN_IN_TO_THE_LIST);

  calls.length = 0;
  await page.locator(".order-row a").first().click();
  await page.getByRole("heading", { name: "Timeline" }).waitFor();
  expect(calls).toHaveLength(1);
});
