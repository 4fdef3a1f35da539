import type { BrowserContextOptions, Page } from "@playwright/test";
import type { Audience } from "./screens.ts";
import { openShop, type Shop } from "./shop.ts";
import { test as base } from "./test.ts";

export const AUDIENCES: readonly Audience[] = ["nobody", "customer", "staff", "admin"];

/** A page in front of somebody, in a shop in which something goes on. */
interface Seat {
  page: Page;
  /** Null where nobody is signed in. */
  shop: Shop | null;
}

interface Stage {
  sit(audience: Audience, options?: BrowserContextOptions): Promise<Seat>;
}

/** For what holds of every screen, whoever sees it. */
export const test = base.extend<Stage>({
  sit: ({ customer, staff, admin, device, deviceOf }, use) =>
    use(async (audience, options) => {
      if (audience === "nobody") return { page: await device(options), shop: null };
      const shop = await openShop(customer, staff, admin);
      return { page: await deviceOf(shop[audience], null, options), shop };
    }),
});
