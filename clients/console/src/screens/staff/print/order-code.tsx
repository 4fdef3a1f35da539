import { addresses } from "../../../addresses.ts";
import type { KnownOrder } from "../../../model.ts";
import { staffTexts } from "../texts/index.ts";
import { QrCode } from "./qr-code.tsx";

/** The order's address, for any camera. */
export function OrderCode({ order }: { order: KnownOrder }) {
  const { orderNumber } = order;
  return (
    <QrCode
      text={new URL(addresses.order(orderNumber), location.origin).href}
      label={staffTexts.value.print.code(orderNumber)}
    />
  );
}
