import type { ComponentType } from "preact";
import { addresses } from "../addresses.ts";
import { redirectTo } from "../components/redirect.tsx";
import { Analytics } from "../screens/admin/analytics/analytics.tsx";
import { Overview } from "../screens/admin/overview/overview.tsx";
import { groups, shopWays } from "../screens/admin/ways.ts";
import { ways } from "./everybody.ts";
import { benchWays, staff } from "./staff.ts";
import type { RoleApp } from "./role-app.ts";

/** The screens that only administrators have. What is added here appears in the navigation. */
const screens: Readonly<Record<string, ComponentType>> = {
  [addresses.overview]: Overview,
  [addresses.analytics]: Analytics,
};

/** The shop: what administrators see, beside what staff see. */
export const admin: RoleApp = {
  ...staff,
  navigation: [
    ...shopWays.filter(({ href }) => href in screens),
    { ...benchWays.work, group: groups.work, onPhone: "more" },
    { ...benchWays.queue, group: groups.work },
    { ...benchWays.scan, group: groups.work },
    { ...benchWays.newOrder, group: groups.work, onPhone: "more" },
    { ...ways.notifications, group: groups.account },
    { ...ways.profile, group: groups.account },
  ],
  screens: { ...staff.screens, ...screens, [addresses.home]: redirectTo(addresses.overview) },
};
