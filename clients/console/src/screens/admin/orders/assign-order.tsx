import { useState } from "preact/hooks";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import type { KnownOrder } from "../../../model.ts";
import { colleagues } from "../../../stores/colleagues.ts";
import type { OrderDetail } from "../../../stores/order-detail.ts";
import { assignOrder } from "../../../stores/order-writes.ts";
import { tellDone } from "../../../stores/toasts.ts";
import { texts } from "../../../texts/index.ts";
import { ChooseColleague, NOBODY } from "./choose-colleague.tsx";
import { ordersTexts } from "./texts/index.ts";

/** Gives an order to somebody, or back to the queue. */
export function AssignOrder({
  detail,
  order: shown,
  onClose,
}: {
  detail: OrderDetail;
  order: KnownOrder;
  onClose(): void;
}) {
  const t = ordersTexts.value.assign;
  // As it was when it was asked: what others change meanwhile is shown first.
  const [order] = useState(shown);
  const before = order.assigneeId ?? NOBODY;
  const form = useForm({ assigneeId: before }, async ({ assigneeId }) => {
    if (assigneeId !== before) await assign(detail, order, assigneeId);
    onClose();
  });
  const { value, error, onValue } = form.field("assigneeId");
  return (
    <Dialog title={t.title} onClose={onClose}>
      <form class="stack" onSubmit={form.submit} noValidate>
        <ChooseColleague value={value} error={error} onValue={onValue} />
        <FormError form={form} />
        <div class="form-actions">
          <Button onClick={onClose}>{texts.value.do.cancel}</Button>
          <Button look="primary" type="submit" isBusy={form.isBusy} disabled={form.isWaiting}>
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

async function assign(detail: OrderDetail, order: KnownOrder, chosen: string): Promise<void> {
  const t = ordersTexts.peek().assign;
  const to = chosen === NOBODY ? null : chosen;
  const colleague = colleagues.data.peek()?.find(({ id }) => id === to);
  const assignee = colleague
    ? { id: colleague.id, firstName: colleague.firstName, lastName: colleague.lastName }
    : null;
  await detail.write(() => assignOrder(order, to, assignee), {
    action: "ASSIGNEE_CHANGED",
    metadata: { changes: { assigneeId: { from: order.assigneeId, to } } },
  });
  tellDone(colleague ? t.done(colleague.name) : t.doneNobody);
}
