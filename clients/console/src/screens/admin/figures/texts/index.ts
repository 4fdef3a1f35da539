import { catalogue } from "../../../../texts/index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** What overview and analytics say. In a component: `const t = figureTexts.value`. */
export const figureTexts = catalogue({ en, de });
