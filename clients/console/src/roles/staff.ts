import { addresses } from "../addresses.ts";
import { redirectTo } from "../components/redirect.tsx";
import { NewOrderForCustomer } from "../screens/staff/new-order/new-order.tsx";
import { StaffOrderActions } from "../screens/staff/order/actions.tsx";
import { StaffFiles } from "../screens/staff/order/files.tsx";
import { NextStep } from "../screens/staff/order/next-step.tsx";
import { StaffNotes } from "../screens/staff/order/notes.tsx";
import { PrintOrder } from "../screens/staff/print/print-order.tsx";
import { LookInQueue } from "../screens/staff/queue/look-in-queue.tsx";
import { Queue } from "../screens/staff/queue/queue.tsx";
import { Scan } from "../screens/staff/scan/scan.tsx";
import { staffTexts } from "../screens/staff/texts/index.ts";
import { SaveStaffView, StaffViews } from "../screens/staff/views/staff-views.tsx";
import { MyWork } from "../screens/staff/work/my-work.tsx";
import { screens, ways } from "./everybody.ts";
import type { NavigationItem, RoleApp } from "./role-app.ts";

/** The ways of the workbench. */
export const benchWays = {
  work: { href: addresses.work, label: () => staffTexts.value.nav.work, icon: "board", key: "w" },
  queue: {
    href: addresses.queue,
    label: () => staffTexts.value.nav.queue,
    icon: "queue",
    key: "q",
  },
  scan: {
    href: addresses.scan,
    label: () => staffTexts.value.nav.scan,
    icon: "scan",
    key: "s",
    isMain: true,
  },
  newOrder: {
    href: addresses.newOrder,
    label: () => staffTexts.value.nav.newOrder,
    icon: "plus",
    key: "c",
  },
} satisfies Record<string, NavigationItem>;

/** The workbench: what staff see. */
export const staff: RoleApp = {
  navigation: [
    benchWays.work,
    benchWays.queue,
    benchWays.scan,
    ways.orders,
    benchWays.newOrder,
    ways.notifications,
    ways.profile,
  ],
  // The router takes the first that fits.
  screens: {
    [addresses.newOrder]: NewOrderForCustomer,
    [addresses.printOrderPath]: PrintOrder,
    ...screens,
    [addresses.home]: redirectTo(addresses.work),
    [addresses.work]: MyWork,
    [addresses.queue]: Queue,
    [addresses.scan]: Scan,
  },
  ordersElsewhere: LookInQueue,
  ordersViews: StaffViews,
  ordersSave: SaveStaffView,
  order: { actions: StaffOrderActions, extra: NextStep, notes: StaffNotes, files: StaffFiles },
};
