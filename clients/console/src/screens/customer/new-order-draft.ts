/** The name of the draft of a new order. */
export const NEW_ORDER_DRAFT = "new-order";
