import { catalogue } from "../../../../texts/index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** What administrators read of orders. In a component: `const t = ordersTexts.value`. */
export const ordersTexts = catalogue({ en, de });
