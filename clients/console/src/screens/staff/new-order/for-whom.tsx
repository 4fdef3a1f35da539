import { useState } from "preact/hooks";
import { Button } from "../../../components/button.tsx";
import { TextField } from "../../../components/field.tsx";
import type { Form } from "../../../components/form.tsx";
import { limits } from "../../../limits.ts";
import { staffTexts } from "../texts/index.ts";
import { contactOf, type CounterValues } from "./counter-order.ts";
import { CustomerCard } from "./customer-card.tsx";
import type { FoundCustomer } from "./customers.ts";
import { FindCustomer } from "./find-customer.tsx";

/** For whom the order is: found, to be written down, or not known yet. */
export type Chosen = FoundCustomer | "new contact" | null;

/** The first part of the page: for whom. */
export function ForWhomSection({
  form,
  chosen,
  onChoose,
}: {
  form: Form<CounterValues>;
  chosen: Chosen;
  onChoose(chosen: Chosen): void;
}) {
  const t = staffTexts.value.place;
  const [wasLookedFor, setLookedFor] = useState(false);
  const change = (
    <Button look="quiet" onClick={() => onChoose(null)}>
      {t.change}
    </Button>
  );
  return (
    <section class="card stack" aria-labelledby="for-whom">
      <div class="card-head">
        <h2 id="for-whom">{t.customer}</h2>
        {chosen && change}
      </div>
      {chosen === null && (
        <FindCustomer
          onChoose={onChoose}
          onNobody={(search, hasLooked) => {
            setLookedFor(hasLooked);
            form.set(contactOf(search));
            onChoose("new contact");
          }}
        />
      )}
      {chosen === "new contact" && (
        <NewContact form={form} lead={wasLookedFor ? t.nobody : t.writeDown} />
      )}
      {chosen && chosen !== "new contact" && <CustomerCard customer={chosen} />}
    </section>
  );
}

function NewContact({ form, lead }: { form: Form<CounterValues>; lead: string }) {
  const t = staffTexts.value.place;
  return (
    <>
      <p class="soft" role="status">
        {lead}
      </p>
      <div class="two-columns">
        <TextField
          {...form.field("customer.firstName")}
          label={t.firstName}
          maxLength={limits.name}
          autoComplete="off"
          required
        />
        <TextField
          {...form.field("customer.lastName")}
          label={t.lastName}
          maxLength={limits.name}
          autoComplete="off"
          isOptional
        />
        <TextField
          {...form.field("customer.email")}
          label={t.email}
          type="email"
          autoComplete="off"
          isOptional
        />
        <TextField
          {...form.field("customer.phone")}
          label={t.phone}
          hint={t.phoneHint}
          type="tel"
          autoComplete="off"
          isOptional
        />
      </div>
      <p class="soft small">{t.reach}</p>
    </>
  );
}
