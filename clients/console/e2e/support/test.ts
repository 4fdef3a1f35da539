import { test as base, type BrowserContextOptions, type Page } from "@playwright/test";
import { newAdmin, newCustomer, newStaff, type Person } from "./people.ts";
import { expectSignedIn } from "./pages/sign-in.ts";
import { signInDevice, remembering } from "./sign-in-device.ts";
import { Watch } from "./watch.ts";

/** What every story can begin with. */
interface Stage {
  /** A customer of this story alone. */
  customer: Person;
  /** A member of the staff of this story alone. */
  staff: Person;
  /** An administrator of this story alone. */
  admin: Person;
  /** A device on which nobody was signed in yet. */
  device(options?: BrowserContextOptions): Promise<Page>;
  /**
   * A device on which this person is signed in, at an address of the app; null where it is not
   * opened yet.
   */
  deviceOf(person: Person, address?: string | null, options?: BrowserContextOptions): Promise<Page>;
  /** What looks over all devices. */
  watch: Watch;
}

/**
 * A story: whatever happens in it, no page may report an error, a violation of its policy or a
 * dialog.
 */
export const test = base.extend<Stage>({
  customer: ({}, use) => newCustomer().then(use),
  staff: ({}, use) => newStaff().then(use),
  admin: ({}, use) => newAdmin().then(use),
  watch: async ({}, use) => {
    const watch = new Watch();
    await use(watch);
    await watch.end();
  },
  device: async ({ browser, watch }, use) => {
    const open = async (options?: BrowserContextOptions) => {
      const context = await browser.newContext(options);
      await watch.over(context);
      return context.newPage();
    };
    await use(open);
  },
  deviceOf: ({ device }, use) =>
    use(async (person, address = "/app/", options) => {
      const page = await device({ ...options, storageState: remembering(person) });
      await signInDevice(page.context(), person);
      if (address === null) return page;
      await page.goto(address);
      await expectSignedIn(page);
      return page;
    }),
});

export { expect } from "@playwright/test";
