import { catalogue } from "../../../../texts/index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** In a component: `const t = settingsTexts.value`. */
export const settingsTexts = catalogue({ en, de });
