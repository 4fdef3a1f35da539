import { useState } from "preact/hooks";
import { addresses } from "../../../addresses.ts";
import { Button, LinkButton } from "../../../components/button.tsx";
import { isFinal } from "../../../lib/order-state.ts";
import type { OrderDetail } from "../../../stores/order-detail.ts";
import { texts } from "../../../texts/index.ts";
import { CancelOrder } from "../../order/cancel-order.tsx";
import { EditOrder } from "../../order/edit-order.tsx";
import { staffTexts } from "../../staff/texts/index.ts";
import { AssignOrder } from "./assign-order.tsx";
import { ordersTexts } from "./texts/index.ts";

/** What administrators do with an order beside its steps. */
export function AdminOrderActions({ detail }: { detail: OrderDetail }) {
  const [open, setOpen] = useState<"assign" | "edit" | "cancel" | null>(null);
  const order = detail.order.value;
  if (!order) return null;
  const t = texts.value;
  const close = () => setOpen(null);
  const isOpen = !isFinal(order);
  const { fields } = staffTexts.value.place;
  return (
    <>
      <LinkButton icon="print" href={addresses.printOrder(order.orderNumber)}>
        {t.do.print}
      </LinkButton>
      {isOpen && (
        <Button icon="hand" onClick={() => setOpen("assign")}>
          {ordersTexts.value.assign.button}
        </Button>
      )}
      {isOpen && detail.isReady.value && (
        <Button icon="pencil" onClick={() => setOpen("edit")}>
          {t.do.edit}
        </Button>
      )}
      {order.allowedTransitions.includes("CANCELLED") && (
        <Button icon="close" onClick={() => setOpen("cancel")}>
          {t.move.cancel}
        </Button>
      )}
      {open === "assign" && <AssignOrder detail={detail} order={order} onClose={close} />}
      {open === "edit" && (
        <EditOrder detail={detail} order={order} fields={fields} onClose={close} />
      )}
      {open === "cancel" && <CancelOrder detail={detail} order={order} onClose={close} />}
    </>
  );
}
