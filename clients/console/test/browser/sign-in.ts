import type { Page } from "@playwright/test";

const PASSWORD = process.env["SEED_PASSWORD"] ?? "correct horse battery";

/** The sample customer, or another one: a customer has a hundred calls in a quarter of an hour. */
export const CUSTOMER = process.env["CUSTOMER"] ?? "customer";

/** Signs in as one of the sample users, on the way to an address. */
export async function signIn(page: Page, name: string, to = "/app/"): Promise<void> {
  await page.goto(to);
  await page.getByLabel("E-mail").fill(`${name}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.locator(".frame").waitFor();
}
