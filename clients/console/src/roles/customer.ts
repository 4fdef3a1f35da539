import { addresses } from "../addresses.ts";
import { CustomerFiles } from "../screens/customer/files.tsx";
import { Home } from "../screens/customer/home.tsx";
import { Messages } from "../screens/customer/messages.tsx";
import { NewOrder } from "../screens/customer/new-order.tsx";
import { CustomerOrderActions } from "../screens/customer/order-actions.tsx";
import { texts } from "../texts/index.ts";
import { screens, ways } from "./everybody.ts";
import type { RoleApp } from "./role-app.ts";

/** The portal: what customers see. */
export const customer: RoleApp = {
  navigation: [
    ways.home,
    ways.orders,
    {
      href: addresses.newOrder,
      label: () => texts.value.nav.newOrder,
      icon: "plus",
      key: "c",
      isMain: true,
    },
    ways.notifications,
    ways.profile,
  ],
  // Before the orders by number: “new” is none.
  screens: {
    [addresses.home]: Home,
    [addresses.newOrder]: NewOrder,
    ...screens,
    // The installed app's shortcut, which is the same for everybody.
    [addresses.scan]: Home,
  },
  order: { actions: CustomerOrderActions, notes: Messages, files: CustomerFiles },
};
