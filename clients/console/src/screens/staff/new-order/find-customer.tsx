import { useState } from "preact/hooks";
import { Button } from "../../../components/button.tsx";
import { TextField } from "../../../components/field.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { Icon } from "../../../components/icon.tsx";
import { staffTexts } from "../texts/index.ts";
import { CustomerCard } from "./customer-card.tsx";
import { findCustomers, searchOf, type CustomerSearch, type FoundCustomer } from "./customers.ts";

/** Finds somebody by what they say at the counter; whom nobody knows is written down. */
export function FindCustomer({
  onChoose,
  onNobody,
}: {
  onChoose(customer: FoundCustomer): void;
  /** Nobody is known by what was typed, or it shall be somebody new. */
  onNobody(search: CustomerSearch | null, wasLookedFor: boolean): void;
}) {
  const t = staffTexts.value.place;
  const [found, setFound] = useState<readonly FoundCustomer[]>([]);
  const [isUnclear, setUnclear] = useState(false);
  const form = useForm({ find: "" }, async ({ find }) => {
    const search = searchOf(find);
    setUnclear(search === null);
    setFound([]);
    if (!search) return;
    const customers = await findCustomers(search);
    setFound(customers);
    if (customers.length === 0) onNobody(search, true);
  });
  return (
    <div class="stack">
      {/* Not a form of its own: it stands in the order's. */}
      <div
        class="find-customer"
        role="search"
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          void form.submit();
        }}
      >
        <TextField
          {...form.field("find")}
          onValue={(find) => {
            setUnclear(false);
            form.set({ find });
          }}
          label={t.find}
          hint={t.findHint}
          error={isUnclear ? t.unclear : undefined}
          autoComplete="off"
        />
        <Button
          icon="search"
          isBusy={form.isBusy}
          disabled={form.isWaiting}
          onClick={() => void form.submit()}
        >
          {t.search}
        </Button>
      </div>
      <FormError form={form} />
      {found.length > 0 && (
        <ul class="found-customers" aria-label={t.choose}>
          {found.map((customer) => (
            <li key={customer.id}>
              <button type="button" class="found-customer" onClick={() => onChoose(customer)}>
                <CustomerCard customer={customer} />
                <Icon name="next" class="directed" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="row">
        <Button
          look="quiet"
          icon="plus"
          onClick={() => onNobody(searchOf(form.values.find), false)}
        >
          {t.somebodyNew}
        </Button>
      </div>
    </div>
  );
}
