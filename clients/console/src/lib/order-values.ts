import type { Order } from "../model.ts";
import { dayOf, endOfDay } from "./due.ts";

/**
 * What is typed of an order; the date as a day. Named as the API names the fields, so that its
 * details find them.
 */
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
