import { useState } from "preact/hooks";
import { addresses } from "../../addresses.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { isEditableByOwner } from "../../lib/order-state.ts";
import type { OrderDetail } from "../../stores/order-detail.ts";
import { texts } from "../../texts/index.ts";
import { CancelOrder } from "../order/cancel-order.tsx";
import { EditOrder } from "../order/edit-order.tsx";

/** What a customer can do with an order. */
export function CustomerOrderActions({ detail }: { detail: OrderDetail }) {
  const [open, setOpen] = useState<"edit" | "cancel" | null>(null);
  const order = detail.order.value;
  if (!order) return null;
  const t = texts.value;
  const close = () => setOpen(null);
  return (
    <>
      <Button class="wide-screen" icon="print" onClick={() => print()}>
        {t.do.print}
      </Button>
      <LinkButton icon="retry" href={addresses.orderAgain(order.orderNumber)}>
        {t.order.again}
      </LinkButton>
      {isEditableByOwner(order) && detail.isReady.value && (
        <Button icon="pencil" onClick={() => setOpen("edit")}>
          {t.do.edit}
        </Button>
      )}
      {order.allowedTransitions.includes("CANCELLED") && (
        <Button icon="close" onClick={() => setOpen("cancel")}>
          {t.move.cancel}
        </Button>
      )}
      {open === "edit" && (
        <EditOrder detail={detail} order={order} fields={t.form} onClose={close} />
      )}
      {open === "cancel" && <CancelOrder detail={detail} order={order} onClose={close} />}
    </>
  );
}
