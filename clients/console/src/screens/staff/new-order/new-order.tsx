import type { ComponentType } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { addresses } from "../../../addresses.ts";
import { api } from "../../../api.ts";
import { Button } from "../../../components/button.tsx";
import { CheckField } from "../../../components/check-field.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { OrderFields } from "../../../components/order-fields.tsx";
import { Page } from "../../../components/page.tsx";
import { NO_ORDER } from "../../../lib/order-values.ts";
import { draftOf } from "../../../stores/drafts.ts";
import { putOrder } from "../../../stores/orders.ts";
import { user } from "../../../stores/session.ts";
import { tellDone } from "../../../stores/toasts.ts";
import { staffTexts } from "../texts/index.ts";
import { counterOrderOf, NO_CONTACT, type CounterValues } from "./counter-order.ts";
import { ForWhomSection, type Chosen } from "./for-whom.tsx";

const NOTHING: CounterValues = { ...NO_ORDER, ...NO_CONTACT };

/** Chooses whose work an order will be: an id, or null for the queue. */
export type ChooseAssignee = ComponentType<{
  value: string | null;
  error: string | undefined;
  onValue(id: string | null): void;
}>;

/** An order for somebody at the counter or on the phone. What was begun is kept on the device. */
export function NewOrderForCustomer() {
  return <NewOrderAtCounter assignee={MineOrQueue} beginsMine />;
}

/** The same, with what chooses whose work it will be. */
export function NewOrderAtCounter({
  assignee: Assignee,
  beginsMine = false,
}: {
  assignee: ChooseAssignee;
  beginsMine?: boolean;
}) {
  const t = staffTexts.value.place;
  const { route } = useLocation();
  const draft = useMemo(() => draftOf("counter-order", NOTHING), []);
  const [chosen, choose] = useState<Chosen>(null);
  const [assigneeId, assign] = useState(beginsMine ? user.peek()!.id : null);
  const form = useForm<CounterValues>(draft.content.peek(), async (values) => {
    if (!chosen) return;
    const forWhom = chosen === "new contact" ? chosen : { customerId: chosen.id };
    const body = counterOrderOf(values, forWhom, assigneeId);
    const { order } = await api.post("/api/v1/orders", { body });
    putOrder(order);
    draft.clear();
    tellDone(t.placed(order.orderNumber));
    route(addresses.order(order.orderNumber));
  });
  useEffect(() => {
    draft.content.value = form.values;
  }, [form.values]);
  const isBegun = Object.values(form.values).some((typed) => typed !== "");
  return (
    <Page title={t.title} lead={t.lead} width="column">
      <form class="stack" onSubmit={form.submit} noValidate>
        <ForWhomSection form={form} chosen={chosen} onChoose={choose} />
        <section class="card stack" aria-labelledby="details">
          <h2 id="details">{t.details}</h2>
          <OrderFields form={form} texts={t.fields} />
          <Assignee
            value={assigneeId}
            error={form.details.find(({ field }) => field === "assigneeId")?.message}
            onValue={assign}
          />
        </section>
        <FormError form={form} />
        {chosen === null && <p class="soft small">{t.chooseFirst}</p>}
        <div class="row apart">
          <div class="row soft small">
            {isBegun && t.draft}
            {isBegun && (
              <Button look="quiet" onClick={() => form.set(NOTHING)}>
                {t.discard}
              </Button>
            )}
          </div>
          <Button
            look="primary"
            type="submit"
            icon="check"
            isBusy={form.isBusy}
            disabled={chosen === null || form.isWaiting}
          >
            {t.submit}
          </Button>
        </div>
      </form>
    </Page>
  );
}

/** Staff take it themselves, or leave it to the queue. */
const MineOrQueue: ChooseAssignee = ({ value, onValue }) => {
  const t = staffTexts.value.place;
  return (
    <CheckField
      name="assign"
      label={t.assign}
      hint={t.assignHint}
      isChecked={value !== null}
      onChange={(isMine) => onValue(isMine ? user.peek()!.id : null)}
    />
  );
};
