import { expect, type Page } from "@playwright/test";
import type { Person } from "../people.ts";

/** Fills in the form that is shown and waits until the app is there. */
export async function signIn(page: Page, who: Pick<Person, "email" | "password">): Promise<void> {
  await page.getByLabel("E-mail").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expectSignedIn(page);
}

/** The app is there, for somebody. */
export async function expectSignedIn(page: Page): Promise<void> {
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
}

/** What ends the form where one signs in; its sight says that nobody is signed in. */
export function signInButton(page: Page) {
  return page.getByRole("button", { name: "Sign in", exact: true });
}

/** Makes an account in the page. */
export async function register(
  page: Page,
  who: { firstName: string; lastName: string } & Pick<Person, "email" | "password">,
) {
  await page.goto("/app/register");
  await page.getByLabel("First name").fill(who.firstName);
  await page.getByLabel("Last name").fill(who.lastName);
  await page.getByLabel("E-mail").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Create an account" }).click();
  await expect(page.getByRole("heading", { name: `Hello, ${who.firstName}` })).toBeVisible();
}
