import { useLocation } from "preact-iso/router";
import { addresses } from "../../../addresses.ts";
import { filterFor, filterOf, queryOf } from "../../../lib/order-filter.ts";
import { SavedViews } from "./saved-views.tsx";

/** Staff's own views and those that administrators share, over their orders. */
export function StaffViews() {
  const { query } = useLocation();
  const current = queryOf(filterFor("STAFF", filterOf(query)));
  return <SavedViews address={addresses.orders} current={current} />;
}
