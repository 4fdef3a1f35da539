import { expect, type Locator, type Page } from "@playwright/test";
import { keepFigure } from "./figures.ts";

/** A call of the API, such as `PATCH /status`: its method, and how its path ends. */
export type Call = `${"POST" | "PUT" | "PATCH" | "DELETE"} ${string}`;

/** Waits for the API's answer to a call of this page. */
export function answerTo(page: Page, call: Call) {
  const [method, end] = call.split(" ") as [string, string];
  return page.waitForResponse(
    (response) =>
      response.request().method() === method && new URL(response.url()).pathname.endsWith(end),
  );
}

/**
 * Somebody does something on their page; it is seen on another's, which stays as it is: how long
 * after the API's answer is a figure.
 */
export async function seenByTheOther(
  what: string,
  { by, does, calls, sight }: { by: Page; does(): Promise<void>; calls: Call; sight: Locator },
): Promise<void> {
  const answered = answerTo(by, calls);
  await does();
  expect((await answered).ok(), what).toBe(true);
  const since = performance.now();
  await sight.waitFor();
  keepFigure(
    `seen by the other: ${what}`,
    `${Math.round(performance.now() - since)} ms`,
    "1000 ms",
  );
}
