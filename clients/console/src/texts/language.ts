import { computed, effect, signal } from "@preact/signals";
import { setting } from "../lib/setting.ts";

/** A language of the catalogue; `pseudo` is for tests. */
export type Language = "en" | "de" | "pseudo";

const LANGUAGES: readonly string[] = ["en", "de", "pseudo"];
const address = new URLSearchParams(globalThis.location?.search);

/** The language chosen in the profile, or null: as the browser's. */
export const chosenLanguage = setting<"en" | "de" | null>("language", null);

const forced = signal(address.get("locale"));

/** The language in use. */
export const language = computed<Language>(() => {
  const wishes = [forced.value, chosenLanguage.value, ...(globalThis.navigator?.languages ?? [])];
  for (const wish of wishes) {
    const [base] = (wish ?? "").split("-");
    if (LANGUAGES.includes(base ?? "")) return base as Language;
  }
  return "en";
});

/**
 * For `Intl`: the browser's own variant of the language, so that en-GB reads its dates as it is
 * used to.
 */
export const locale = computed(() => {
  if (language.value === "pseudo") return "en";
  return (
    globalThis.navigator?.languages?.find((wish) => wish.split("-")[0] === language.value) ??
    language.value
  );
});

/** Keeps the page's language and direction as they should be. */
export function followLanguage(): void {
  effect(() => {
    document.documentElement.lang = locale.value;
    document.documentElement.dir = address.get("dir") === "rtl" ? "rtl" : "ltr";
  });
}
