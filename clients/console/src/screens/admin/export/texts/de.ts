import { pluralOf } from "../../../../texts/plural.ts";
import type { ExportTexts } from "./en.ts";

const plural = pluralOf("de");

/** What the administrator reads of the export, in German. */
export const de: ExportTexts = {
  title: "Export",
  lead: "Aufträge als CSV-Datei, für Tabellen oder die Buchhaltung: die Liste mit diesen Filtern.",
  which: "Welche Aufträge",
  status: "Status",
  statusHint: "Ist nichts gewählt: alle.",
  assignee: "In Arbeit bei",
  assignees: { "": "Egal", none: "Noch niemand", me: "Mir", somebody: "Jemand anderem" },
  who: "Wem",
  customer: "Kundschaft",
  from: "Aufgegeben von",
  to: "Aufgegeben bis",
  search: "Suche",
  searchHint: "Wörter aus Nummer, Titel, Beschreibung oder Kundschaft.",
  overdue: "Nur überfällige",
  overdueHint: "Offene Aufträge, deren Termin vorbei ist.",
  sort: "Reihenfolge",
  submit: "Exportieren",
  tooMany:
    "Eine Datei fasst höchstens 50.000 Aufträge. Wählen Sie einen späteren Tag, oder exportieren " +
    "Sie Monat für Monat.",
  clear: "Filter zurücksetzen",

  ready: "Ihre Datei ist fertig",
  rows: plural({ one: "# Auftrag", other: "# Aufträge" }),
  always: "egal, wann aufgegeben",
  since: (from) => `aufgegeben seit ${from}`,
  until: (to) => `aufgegeben bis ${to}`,
  between: (from, to, days) => `aufgegeben ${from} bis ${to} (${days})`,
  days: plural({ one: "# Tag", other: "# Tage" }),
  download: "CSV herunterladen",
  link: (left) => `Der Link gilt noch ${left} lang.`,
  over: "Der Link ist abgelaufen. Exportieren Sie noch einmal.",
  none: "Kein Auftrag passt dazu: Die Datei hat nur ihre Kopfzeile.",
};
