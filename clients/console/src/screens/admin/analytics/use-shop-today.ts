import { dayIn, type Day } from "../../../lib/shop-day.ts";
import { minutes } from "../../../lib/minutes.ts";
import { useResource } from "../../../lib/use-resource.ts";
import { shopZone } from "../../../stores/shop-zone.ts";

/** Which day it is in the shop, and in which zone; null until that is known. Follows the clock. */
export function useShopToday(): { day: Day; timeZone: string } | null {
  const zone = useResource(shopZone);
  void minutes.value;
  const timeZone = zone.data.value;
  return timeZone === null ? null : { day: dayIn(timeZone, Date.now()), timeZone };
}
