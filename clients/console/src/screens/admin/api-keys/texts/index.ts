import { catalogue } from "../../../../texts/index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** In a component: `const t = apiKeyTexts.value`. */
export const apiKeyTexts = catalogue({ en, de });
