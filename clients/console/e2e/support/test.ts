import { test as base, type BrowserContextOptions, type Page } from "@playwright/test";
import { newCustomer, newStaff, type Person } from "./people.ts";
import { signIn } from "./pages/sign-in.ts";
import { Watch } from "./watch.ts";

/** What every story can begin with. */
interface Stage {
  /** A customer of this story alone. */
  customer: Person;
  /** A device on which nobody was signed in yet. */
  device(options?: BrowserContextOptions): Promise<Page>;
  /** A device on which this person is signed in, at an address of the app. */
  deviceOf(person: Person, address?: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Stories that are told one after the other share a member of the staff: a shop has few. */
interface Shop {
  staff: Person;
}

/** A story: whatever happens in it, no page may report an error, a violation of its policy or a dialog. */
export const test = base.extend<Stage, Shop>({
  customer: ({}, use) => newCustomer().then(use),
  staff: [({}, use) => newStaff().then(use), { scope: "worker" }],
  device: async ({ browser }, use) => {
    const watch = new Watch();
    const open = async (options?: BrowserContextOptions) => {
      const context = await browser.newContext(options);
      await watch.over(context);
      return context.newPage();
    };
    await use(open);
    await watch.end();
  },
  deviceOf: ({ device }, use) =>
    use(async (person, address = "/app/", options) => {
      const page = await device(options);
      await page.goto(address);
      await signIn(page, person);
      return page;
    }),
});

export { expect } from "@playwright/test";
