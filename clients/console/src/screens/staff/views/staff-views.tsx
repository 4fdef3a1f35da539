import { useLocation } from "preact-iso/router";
import { addresses } from "../../../addresses.ts";
import { filterFor, filterOf, queryOf } from "../../../lib/order-filter.ts";
import { user } from "../../../stores/session.ts";
import { SaveThisView } from "./save-view.tsx";
import { SavedViews } from "./saved-views.tsx";

/** Staff's own views and those that administrators share, over their orders. */
export function StaffViews() {
  return <SavedViews address={addresses.orders} current={useCurrent()} />;
}

/** Keeps the filter of their orders. */
export function SaveStaffView() {
  return <SaveThisView current={useCurrent()} />;
}

function useCurrent(): string {
  const { query } = useLocation();
  return queryOf(filterFor(user.value?.role, filterOf(query)));
}
