import { catalogue } from "../../../../texts/index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** In a component: `const t = exportTexts.value`. */
export const exportTexts = catalogue({ en, de });
