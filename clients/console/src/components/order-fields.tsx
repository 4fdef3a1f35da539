import { dayOf } from "../lib/due.ts";
import type { OrderValues } from "../lib/order-values.ts";
import { limits } from "../limits.ts";
import { TextArea, TextField } from "./field.tsx";
import type { Form } from "./form.tsx";

/** What the fields are called: who orders is asked, staff write down. */
export interface OrderFieldTexts {
  title: string;
  titleHint: string;
  description: string;
  descriptionHint: string;
  instructions: string;
  instructionsHint: string;
  due: string;
  dueHint?: string;
}

/** The fields of an order, for placing one and for changing it. */
export function OrderFields({
  form,
  texts,
}: {
  form: Pick<Form<OrderValues>, "field">;
  texts: OrderFieldTexts;
}) {
  return (
    <>
      <TextField
        {...form.field("title")}
        label={texts.title}
        hint={texts.titleHint}
        maxLength={limits.title}
        required
      />
      <TextArea
        {...form.field("description")}
        label={texts.description}
        hint={texts.descriptionHint}
        most={limits.description}
        rows={5}
        isOptional
      />
      <TextArea
        {...form.field("special_instructions")}
        label={texts.instructions}
        hint={texts.instructionsHint}
        most={limits.instructions}
        isOptional
      />
      <TextField
        {...form.field("estimatedCompletion")}
        label={texts.due}
        hint={texts.dueHint}
        type="date"
        min={dayOf(new Date())}
        isOptional
      />
    </>
  );
}
