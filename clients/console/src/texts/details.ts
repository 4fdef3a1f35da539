import type { ErrorDetail } from "@order-tracking/client";
import { language } from "./language.ts";

/** What the API says of fields, and the same in German; `$1` is what stood in the brackets. */
const GERMAN: readonly (readonly [RegExp, string])[] = [
  [/^must not be blank$/, "Bitte ausfüllen."],
  [/^must be text$/, "Bitte ausfüllen."],
  [/^must be a whole number from (\d+) to (\d+)$/, "Eine ganze Zahl von $1 bis $2."],
  [/^must be a (?:whole )?number$/, "Eine ganze Zahl."],
  [/^must have (\d+) to (\d+) characters$/, "$1 bis $2 Zeichen."],
  [/^must have at most (\d+) characters$/, "Höchstens $1 Zeichen."],
  [/^must have at least (\d+) characters$/, "Mindestens $1 Zeichen."],
  [/^must have (\d+) to (\d+) words$/, "$1 bis $2 Wörter."],
  [
    /^must have at least (\d+) letters or digits in one word$/,
    "Ein Wort davon mit mindestens $1 Buchstaben oder Ziffern.",
  ],
  [/^must have at least one item$/, "Mindestens eines davon."],
  [/^must have (\d+) to (\d+) items$/, "$1 bis $2 davon."],
  [/^must (?:have at most|not have more than) (\d+) items$/, "Höchstens $1 davon."],
  [/^must be an e-mail address$/, "Eine E-Mail-Adresse wie ada@beispiel.de."],
  [
    /^must be a number with its country code, such as (\S+)$/,
    "Eine Nummer mit Landesvorwahl, etwa $1.",
  ],
  [/^must be a colour such as (\S+)$/, "Eine Farbe wie $1."],
  [/^must be an https URL such as (\S+)$/, "Eine https-Adresse wie $1."],
  [/^must be an IANA time zone such as (\S+)$/, "Eine Zeitzone wie $1."],
  [/^must be (?:an RFC 3339 time|a time|a day) such as .+$/, "Bitte einen Tag wählen."],
  [/^must be one of (.+)$/, "Bitte wählen: $1."],
  [/^must not be before from$/, "Nicht vor dem ersten Tag."],
  [/^must be within (\d+) days of from$/, "Höchstens $1 Tage ab dem ersten."],
  [/^must be in the years (\d+) to (\d+)$/, "In den Jahren $1 bis $2."],
  [/^must be in the future$/, "In der Zukunft."],
  [/^must be in the future and within a year$/, "In der Zukunft, innerhalb eines Jahres."],
  [
    /^must be later: these are more than (\d+) orders$/,
    "Bitte später beginnen: Das sind mehr als $1 Aufträge.",
  ],
  [/^must not contain control characters$/, "Ohne Steuerzeichen."],
  [
    /^must not contain characters that change the direction of reading$/,
    "Ohne Zeichen, die die Leserichtung ändern.",
  ],
  [
    /^must not be your own name or e-mail address$/,
    "Nicht der eigene Name, nicht die eigene E-Mail-Adresse.",
  ],
];

/** What the API says of a field, in the reader's language. What is not known stays as it is. */
export function detailText(message: string): string {
  if (language.value !== "de") return message;
  const known = GERMAN.find(([pattern]) => pattern.test(message));
  return known ? message.replace(...known) : message;
}

/** What the API says of this field, if anything. */
export function detailOf(details: readonly ErrorDetail[], name: string): string | undefined {
  const detail = details.find(({ field }) => field === name);
  return detail && detailText(detail.message);
}
