import { catalogue } from "../../../texts/index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** What charts say. In a component: `const t = chartTexts.value`. */
export const chartTexts = catalogue({ en, de });
