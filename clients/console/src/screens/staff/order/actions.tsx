import { useState } from "preact/hooks";
import { addresses } from "../../../addresses.ts";
import { Button, LinkButton } from "../../../components/button.tsx";
import { isFinal } from "../../../lib/order-state.ts";
import type { OrderDetail } from "../../../stores/order-detail.ts";
import { texts } from "../../../texts/index.ts";
import { CancelOrder } from "../../order/cancel-order.tsx";
import { worksOn } from "../moves.ts";
import { staffTexts } from "../texts/index.ts";
import { SetDue } from "./set-due.tsx";

/** What staff do with an order beside its steps. */
export function StaffOrderActions({ detail }: { detail: OrderDetail }) {
  const [open, setOpen] = useState<"due" | "cancel" | null>(null);
  const order = detail.order.value;
  if (!order) return null;
  const close = () => setOpen(null);
  return (
    <>
      <LinkButton icon="print" href={addresses.printOrder(order.orderNumber)}>
        {texts.value.do.print}
      </LinkButton>
      {worksOn(order) && !isFinal(order) && (
        <Button icon="calendar" onClick={() => setOpen("due")}>
          {staffTexts.value.order.due}
        </Button>
      )}
      {order.allowedTransitions.includes("CANCELLED") && (
        <Button icon="close" onClick={() => setOpen("cancel")}>
          {texts.value.move.cancel}
        </Button>
      )}
      {open === "due" && <SetDue detail={detail} order={order} onClose={close} />}
      {open === "cancel" && <CancelOrder detail={detail} order={order} onClose={close} />}
    </>
  );
}
