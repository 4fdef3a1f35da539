const ACCENTED: Record<string, string> = {
  ...{ a: "á", c: "ç", e: "é", i: "í", n: "ñ", o: "ö", s: "š", u: "ü", y: "ý", z: "ž" },
  ...{ A: "Å", C: "Ç", E: "É", I: "Í", N: "Ñ", O: "Ö", S: "Š", U: "Ü", Y: "Ý", Z: "Ž" },
};
const LONGER = 0.4;

/**
 * A text as no language has it: still readable, accented and 40 % longer, so that what was not
 * translated or does not fit shows.
 */
export function pseudoText(text: string): string {
  const accented = text.replace(/[A-Za-z]/g, (letter) => ACCENTED[letter] ?? letter);
  return `[${accented}${"~".repeat(Math.ceil(text.length * LONGER))}]`;
}

/** The same for every text of a catalogue. */
export function pseudo<T>(texts: T): T {
  if (typeof texts === "string") return pseudoText(texts) as T;
  if (typeof texts === "function")
    return ((...values: unknown[]) => pseudoText(texts(...values))) as T;
  return Object.fromEntries(
    Object.entries(texts as object).map(([key, text]) => [key, pseudo(text)]),
  ) as T;
}
