import type { ComponentType } from "preact";
import { addresses } from "../addresses.ts";
import { Notifications } from "../screens/everybody/notifications.tsx";
import { OnDevice } from "../screens/everybody/on-device.tsx";
import { Orders } from "../screens/everybody/orders.tsx";
import { Profile } from "../screens/everybody/profile/profile.tsx";
import { Sessions } from "../screens/everybody/sessions.tsx";
import { OrderPage } from "../screens/order/order-page.tsx";
import { texts } from "../texts/index.ts";
import type { NavigationItem } from "./role-app.ts";

/** The screens that every role has, by their paths. */
export const screens: Readonly<Record<string, ComponentType>> = {
  [addresses.orders]: Orders,
  [addresses.orderPath]: OrderPage,
  [addresses.notifications]: Notifications,
  [addresses.profile]: Profile,
  [addresses.sessions]: Sessions,
  [addresses.onDevice]: OnDevice,
};

/** The ways that every role has. */
export const ways = {
  home: { href: addresses.home, label: () => texts.value.nav.home, icon: "home", key: "h" },
  orders: { href: addresses.orders, label: () => texts.value.nav.orders, icon: "orders", key: "o" },
  notifications: {
    href: addresses.notifications,
    label: () => texts.value.nav.notifications,
    icon: "bell",
    key: "n",
    onPhone: "above",
  },
  profile: {
    href: addresses.profile,
    label: () => texts.value.nav.profile,
    icon: "person",
    key: "p",
    onPhone: "above",
  },
} satisfies Record<string, NavigationItem>;
