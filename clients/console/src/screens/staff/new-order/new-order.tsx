import { useEffect, useMemo, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { addresses } from "../../../addresses.ts";
import { api } from "../../../api.ts";
import { Button } from "../../../components/button.tsx";
import { CheckField } from "../../../components/check-field.tsx";
import { TextArea, TextField } from "../../../components/field.tsx";
import { FormError, useForm, type Form } from "../../../components/form.tsx";
import { Page } from "../../../components/page.tsx";
import { dayOf } from "../../../lib/due.ts";
import { limits } from "../../../limits.ts";
import { draftOf } from "../../../stores/drafts.ts";
import { putOrder } from "../../../stores/orders.ts";
import { user } from "../../../stores/session.ts";
import { tellDone } from "../../../stores/toasts.ts";
import { NO_ORDER } from "../../customer/order-fields.tsx";
import { staffTexts } from "../texts/index.ts";
import { counterOrderOf, NO_CONTACT, type CounterValues } from "./counter-order.ts";
import { ForWhomSection, type Chosen } from "./for-whom.tsx";

const NOTHING: CounterValues = { ...NO_ORDER, ...NO_CONTACT };

/** An order for somebody at the counter or on the phone. What was begun is kept on the device. */
export function NewOrderForCustomer() {
  const t = staffTexts.value.place;
  const { route } = useLocation();
  const draft = useMemo(() => draftOf("counter-order", NOTHING), []);
  const [chosen, choose] = useState<Chosen>(null);
  const [isMine, setMine] = useState(true);
  const form = useForm<CounterValues>(draft.content.peek(), async (values) => {
    if (!chosen) return;
    const forWhom = chosen === "new contact" ? chosen : { customerId: chosen.id };
    const body = counterOrderOf(values, forWhom, isMine ? user.peek()!.id : null);
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
          <Details form={form} />
          <CheckField
            name="assign"
            label={t.assign}
            hint={t.assignHint}
            isChecked={isMine}
            onChange={setMine}
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

function Details({ form }: { form: Form<CounterValues> }) {
  const t = staffTexts.value.place;
  return (
    <>
      <TextField
        {...form.field("title")}
        label={t.titleField}
        hint={t.titleHint}
        maxLength={limits.title}
        required
      />
      <TextArea
        {...form.field("description")}
        label={t.description}
        hint={t.descriptionHint}
        most={limits.description}
        rows={4}
      />
      <TextArea
        {...form.field("special_instructions")}
        label={t.instructions}
        hint={t.instructionsHint}
        most={limits.instructions}
        isOptional
      />
      <TextField
        {...form.field("estimatedCompletion")}
        label={t.due}
        type="date"
        min={dayOf(new Date())}
        isOptional
      />
    </>
  );
}
