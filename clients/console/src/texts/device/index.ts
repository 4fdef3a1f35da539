import { catalogue } from "../index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** What is said of this device, in the reader's language. */
export const deviceTexts = catalogue({ en, de });
