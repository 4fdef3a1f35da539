import { useState } from "preact/hooks";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { TextArea } from "../../components/field.tsx";
import { FormError, useForm } from "../../components/form.tsx";
import { limits } from "../../limits.ts";
import type { KnownOrder } from "../../model.ts";
import type { OrderDetail } from "../../stores/order-detail.ts";
import { cancelOrder } from "../../stores/order-writes.ts";
import { tellDone } from "../../stores/toasts.ts";
import { texts } from "../../texts/index.ts";

/** Asks before an order is cancelled, and for a reason. */
export function CancelOrder({
  detail,
  order: shown,
  onClose,
}: {
  detail: OrderDetail;
  order: KnownOrder;
  onClose(): void;
}) {
  const t = texts.value;
  // As it was when it was asked: what others change meanwhile is shown first.
  const [order] = useState(shown);
  const form = useForm({ reason: "" }, async ({ reason }) => {
    await detail.write(() => cancelOrder(order, reason.trim()), {
      action: "ORDER_CANCELLED",
      previousStatus: order.status,
      comment: reason.trim() || null,
    });
    tellDone(t.order.cancelled);
    onClose();
  });
  return (
    <Dialog title={t.order.cancelTitle} onClose={onClose}>
      <p class="soft">{t.order.cancelText}</p>
      <form class="stack" onSubmit={form.submit} noValidate>
        <TextArea
          {...form.field("reason")}
          label={t.order.cancelReason}
          hint={t.order.cancelReasonHint}
          most={limits.reason}
        />
        <FormError form={form} />
        <div class="form-actions">
          <Button onClick={onClose}>{t.order.keep}</Button>
          <Button look="danger" type="submit" isBusy={form.isBusy} disabled={form.isWaiting}>
            {t.move.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
