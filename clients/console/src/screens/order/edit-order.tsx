import { useState } from "preact/hooks";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { FormError, useForm } from "../../components/form.tsx";
import { OrderFields, type OrderFieldTexts } from "../../components/order-fields.tsx";
import { orderOf, valuesOf, type OrderValues } from "../../lib/order-values.ts";
import type { KnownOrder } from "../../model.ts";
import type { OrderDetail } from "../../stores/order-detail.ts";
import { editOrder, type OrderEdit } from "../../stores/order-writes.ts";
import { tellDone } from "../../stores/toasts.ts";
import { texts } from "../../texts/index.ts";

/** Changes what was ordered: every field that people write. */
export function EditOrder({
  detail,
  order: shown,
  fields,
  onClose,
}: {
  detail: OrderDetail;
  order: KnownOrder;
  /** What the fields are called, by who edits. */
  fields: OrderFieldTexts;
  onClose(): void;
}) {
  const t = texts.value;
  // As it was when the form was opened: what others change meanwhile is shown before it is
  // overwritten.
  const [order] = useState(shown);
  const before = valuesOf(order);
  const form = useForm(before, async (values) => {
    const edit = changed(before, values);
    if (Object.keys(edit).length > 0) {
      const changes = Object.fromEntries(Object.keys(edit).map((field) => [field, {}]));
      await detail.write(() => editOrder(order, edit), {
        action: "ORDER_UPDATED",
        metadata: { changes },
      });
      tellDone(t.order.saved);
    }
    onClose();
  });
  return (
    <Dialog title={t.order.editTitle} onClose={onClose} class="wide">
      <form class="stack" onSubmit={form.submit} noValidate>
        <OrderFields form={form} texts={fields} />
        <FormError form={form} />
        <div class="form-actions">
          <Button onClick={onClose}>{t.do.cancel}</Button>
          <Button look="primary" type="submit" isBusy={form.isBusy} disabled={form.isWaiting}>
            {t.do.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Only what changed is sent: a date that stays as it is may have passed. */
function changed(before: OrderValues, values: OrderValues): OrderEdit {
  const now = orderOf(values);
  const fields = Object.entries(now).filter(([field]) => before[field] !== values[field]);
  return Object.fromEntries(fields) as OrderEdit;
}
