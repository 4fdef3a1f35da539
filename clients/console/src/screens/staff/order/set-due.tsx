import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { TextField } from "../../../components/field.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { dayOf, endOfDay } from "../../../lib/due.ts";
import type { KnownOrder } from "../../../model.ts";
import type { OrderDetail } from "../../../stores/order-detail.ts";
import { editOrder } from "../../../stores/order-writes.ts";
import { tellDone } from "../../../stores/toasts.ts";
import { texts } from "../../../texts/index.ts";
import { staffTexts } from "../texts/index.ts";

/** When the order will be done. */
export function SetDue({
  detail,
  order,
  onClose,
}: {
  detail: OrderDetail;
  order: KnownOrder;
  onClose(): void;
}) {
  const t = staffTexts.value.order;
  const before = dayOf(order.estimatedCompletion);
  const form = useForm({ estimatedCompletion: before }, async ({ estimatedCompletion: day }) => {
    if (day !== before) await save(day);
    onClose();
  });
  const save = async (day: string) => {
    const estimatedCompletion = endOfDay(day);
    await detail.write(() => editOrder(order, { estimatedCompletion }), {
      action: "ORDER_UPDATED",
      metadata: { changes: { estimatedCompletion: {} } },
    });
    tellDone(estimatedCompletion ? t.dueSaved : t.dueCleared);
  };
  return (
    <Dialog title={t.dueTitle} onClose={onClose}>
      <p class="soft">{t.dueText}</p>
      <form class="stack" onSubmit={form.submit} noValidate>
        <TextField
          {...form.field("estimatedCompletion")}
          label={t.dueField}
          type="date"
          min={dayOf(new Date())}
        />
        <FormError form={form} />
        <div class="form-actions">
          {form.values.estimatedCompletion !== "" && (
            <Button look="quiet" onClick={() => form.set({ estimatedCompletion: "" })}>
              {t.dueClear}
            </Button>
          )}
          <Button onClick={onClose}>{texts.value.do.cancel}</Button>
          <Button look="primary" type="submit" isBusy={form.isBusy} disabled={form.isWaiting}>
            {texts.value.do.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
