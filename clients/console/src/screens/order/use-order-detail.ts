import { useEffect, useMemo } from "preact/hooks";
import { OrderDetail } from "../../stores/order-detail.ts";

/** An order, loaded and followed while it is looked at. */
export function useOrderDetail(idOrNumber: string): OrderDetail {
  const detail = useMemo(() => new OrderDetail(idOrNumber), [idOrNumber]);
  useEffect(() => detail.follow(), [detail]);
  return detail;
}
