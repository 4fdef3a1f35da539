import { catalogue } from "../../../texts/index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** What the ways of the shop are called. In a component: `const t = adminTexts.value`. */
export const adminTexts = catalogue({ en, de });
