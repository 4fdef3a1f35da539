import { catalogue } from "../../../texts/index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** What staff read. In a component: `const t = staffTexts.value`. */
export const staffTexts = catalogue({ en, de });
