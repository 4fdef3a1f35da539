import type { components } from "./openapi.js";

/** What the API's document calls `Name`: `Schema<"Order">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];
