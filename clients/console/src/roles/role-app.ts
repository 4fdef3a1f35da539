import type { ComponentType } from "preact";
import type { IconName } from "../components/icon.tsx";
import type { OrderDetail } from "../stores/order-detail.ts";

/** Ways that stand together under a heading. */
export interface NavigationGroup {
  label(): string;
}

/** A way in the navigation. */
export interface NavigationItem {
  href: string;
  label(): string;
  icon: IconName;
  /** The last key after `g`. */
  key?: string;
  /** Stands out, as “New order”. */
  isMain?: boolean;
  /**
   * Where a phone has it, which has room for five below: there, unless it is said that it is in the
   * bar above, or behind “More”.
   */
  onPhone?: "above" | "more";
  /** What it stands under in the sidebar, and behind “More”. */
  group?: NavigationGroup;
}

/** A part of the order page, given by a role. */
export type OrderPart = ComponentType<{ detail: OrderDetail }>;

/**
 * What a role brings to the app: its ways, its screens by their paths, and its parts of the order
 * page.
 */
export interface RoleApp {
  /** Ways of a group one after the other. */
  navigation: readonly NavigationItem[];
  /** preact-iso paths, such as `/app/orders/:orderNumber`. */
  screens: Readonly<Record<string, ComponentType>>;
  /** Where else to look when the list of orders is empty; may be left out. */
  ordersElsewhere?: ComponentType;
  /** Over the list of orders: the filters that are kept; may be left out. */
  ordersViews?: ComponentType;
  /** Beside its filters: what keeps them; may be left out. */
  ordersSave?: ComponentType;
  order: {
    /** Beside the title: what this person can do with the order. */
    actions: OrderPart;
    /** Under the tracker: what is only for this role; may be left out. */
    extra?: OrderPart;
    /** Notes or messages, with what writes them. */
    notes: OrderPart;
    /** Files, with what adds them. */
    files: OrderPart;
  };
}
