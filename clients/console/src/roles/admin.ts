import type { ComponentType } from "preact";
import { addresses } from "../addresses.ts";
import { redirectTo } from "../components/redirect.tsx";
import { Analytics } from "../screens/admin/analytics/analytics.tsx";
import { ApiKeys } from "../screens/admin/api-keys/api-keys.tsx";
import { Audit } from "../screens/admin/audit/audit.tsx";
import { Export } from "../screens/admin/export/export.tsx";
import { Health } from "../screens/admin/health/health.tsx";
import { AllOrders } from "../screens/admin/orders/all-orders.tsx";
import { NewOrderByAdmin } from "../screens/admin/orders/new-order.tsx";
import { AdminOrderActions } from "../screens/admin/orders/order-actions.tsx";
import { AdminViews } from "../screens/admin/orders/views.tsx";
import { Overview } from "../screens/admin/overview/overview.tsx";
import { People } from "../screens/admin/people/people.tsx";
import { Person } from "../screens/admin/people/person.tsx";
import { Settings } from "../screens/admin/settings/settings.tsx";
import { groups, shopWays } from "../screens/admin/ways.ts";
import { ways } from "./everybody.ts";
import { benchWays, staff } from "./staff.ts";
import type { RoleApp } from "./role-app.ts";

/** The screens that only administrators have. What is added here appears in the navigation. */
const screens: Readonly<Record<string, ComponentType>> = {
  [addresses.overview]: Overview,
  [addresses.allOrders]: AllOrders,
  [addresses.newOrder]: NewOrderByAdmin,
  [addresses.analytics]: Analytics,
  [addresses.people]: People,
  [addresses.personPath]: Person,
  [addresses.apiKeys]: ApiKeys,
  [addresses.audit]: Audit,
  [addresses.health]: Health,
  [addresses.export]: Export,
  [addresses.settings]: Settings,
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
  ordersViews: AdminViews,
  order: { ...staff.order, actions: AdminOrderActions },
};
