import { TextArea, TextField } from "../../components/field.tsx";
import type { Form } from "../../components/form.tsx";
import { dayOf, endOfDay } from "../../lib/due.ts";
import { limits } from "../../limits.ts";
import type { Order } from "../../model.ts";
import { texts } from "../../texts/index.ts";

/** What is typed of an order; the date as a day. Named as the API names the fields, so that its details find them. */
export interface OrderValues {
  [name: string]: string;
  title: string;
  description: string;
  special_instructions: string;
  estimatedCompletion: string;
}

export const NO_ORDER: OrderValues = {
  title: "",
  description: "",
  special_instructions: "",
  estimatedCompletion: "",
};

/** The fields of an order, for placing one and for changing it. */
export function OrderFields({ form }: { form: Form<OrderValues> }) {
  const t = texts.value.form;
  return (
    <>
      <TextField
        {...form.field("title")}
        label={t.title}
        hint={t.titleHint}
        maxLength={limits.title}
        required
      />
      <TextArea
        {...form.field("description")}
        label={t.description}
        hint={t.descriptionHint}
        most={limits.description}
        rows={5}
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
        hint={t.dueHint}
        type="date"
        min={dayOf(new Date())}
      />
    </>
  );
}

/** What is typed of an order that exists. */
export function valuesOf(order: Partial<Order>): OrderValues {
  return {
    title: order.title ?? "",
    description: order.description ?? "",
    special_instructions: order.special_instructions ?? "",
    estimatedCompletion: dayOf(order.estimatedCompletion),
  };
}

/** What is typed, as the API takes it. */
export function orderOf(values: OrderValues) {
  return {
    title: values.title.trim(),
    description: values.description,
    special_instructions: values.special_instructions.trim() || null,
    estimatedCompletion: endOfDay(values.estimatedCompletion),
  };
}
