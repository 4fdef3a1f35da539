import { computed, type ReadonlySignal } from "@preact/signals";
import { language } from "./language.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { pseudo } from "./pseudo.ts";

/** The catalogue in the reader's language. A role brings one of its own in the same way. */
export function catalogue<T>(languages: { en: T; de: T }): ReadonlySignal<T> {
  return computed(() =>
    language.value === "pseudo" ? pseudo(languages.en) : languages[language.value],
  );
}

/** What everybody reads. In a component: `const t = texts.value`. */
export const texts = catalogue({ en, de });
