import { addresses } from "../../../addresses.ts";
import { SavedViews } from "../../staff/views/saved-views.tsx";

/** Over the short list of orders, the views lead to the one that has all filters. */
export function AdminViews() {
  return <SavedViews address={addresses.allOrders} current={null} />;
}
