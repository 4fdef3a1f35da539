import { addresses } from "../../addresses.ts";
import type { NavigationGroup, NavigationItem } from "../../roles/role-app.ts";
import { adminTexts } from "./texts/index.ts";

/** What the ways of administrators stand under. */
export const groups = {
  shop: { label: () => adminTexts.value.groups.shop },
  work: { label: () => adminTexts.value.groups.work },
  account: { label: () => adminTexts.value.groups.account },
} satisfies Record<string, NavigationGroup>;

type Name = keyof typeof adminTexts.value.nav;

const way = (
  name: Name,
  icon: NavigationItem["icon"],
  key: string,
  onPhone?: "more",
): NavigationItem => ({
  href: addresses[name],
  label: () => adminTexts.value.nav[name],
  icon,
  key,
  group: groups.shop,
  ...(onPhone && { onPhone }),
});

/** Every way of the shop; those are offered whose screen there is. */
export const shopWays: readonly NavigationItem[] = [
  way("overview", "home", "h"),
  way("allOrders", "orders", "o"),
  way("people", "people", "u", "more"),
  way("analytics", "chart", "a", "more"),
  way("export", "export", "x", "more"),
  way("settings", "settings", "t", "more"),
  way("apiKeys", "key", "k", "more"),
  way("audit", "audit", "l", "more"),
  way("health", "health", "y", "more"),
];
