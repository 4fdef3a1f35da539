import type { BrowserContextOptions, Page } from "@playwright/test";
import type { Audience } from "./screens.ts";
import { openShop, type Shop } from "./shop.ts";
import { test as base } from "./test.ts";

export const AUDIENCES: readonly Audience[] = ["nobody", "customer", "staff"];

/** A page in front of somebody, in a shop in which something goes on. */
interface Seat {
  page: Page;
  shop: Shop;
}

interface Stage {
  sit(audience: Audience, options?: BrowserContextOptions): Promise<Seat>;
}

/** For what holds of every screen, whoever sees it. */
export const test = base.extend<Stage>({
  sit: ({ customer, staff, device, deviceOf }, use) =>
    use(async (audience, options) => {
      const shop = await openShop(customer, staff);
      const isNobody = audience === "nobody";
      const page = await (isNobody ? device(options) : deviceOf(shop[audience], "/app/", options));
      return { page, shop };
    }),
});
