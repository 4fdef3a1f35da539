import { catalogue } from "../../../../texts/index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** In a component: `const t = peopleTexts.value`. */
export const peopleTexts = catalogue({ en, de });
