import { pluralOf } from "../../../../texts/plural.ts";
import type { FigureTexts } from "./en.ts";

const plural = pluralOf("de");

/** What overview and analytics say, in German. */
export const de: FigureTexts = {
  tiles: {
    title: "In diesem Augenblick",
    unassigned: "Nicht vergeben",
    overdue: "Überfällig",
    onHold: "Angehalten",
    inProgress: "In Arbeit",
  },
  latest: "Neueste Aufträge",
  allOrders: "Alle Aufträge",
  emptyTitle: "Noch keine Aufträge",
  emptyText: "Mit dem ersten Auftrag erscheinen hier Zahlen. Legen Sie für jemanden einen an.",

  lastDays: plural({ one: "Letzter Tag", other: "Letzte # Tage" }),
  span: (from, to) => `${from} – ${to}`,

  perDay: {
    title: "Aufträge je Tag",
    titleOfWeeks: "Aufträge je Woche",
    created: "Aufgegeben",
    completed: "Fertig",
    cancelled: "Storniert",
    day: "Tag",
    week: "Woche ab",
    sum: (created, completed, cancelled) =>
      `Insgesamt ${created} aufgegeben, ${completed} fertig, ${cancelled} storniert.`,
    busiest: (day, created) => `Die meisten auf einmal: ${created} (${day}).`,
    none: "In diesen Tagen wurde kein Auftrag aufgegeben, fertig oder storniert.",
  },
  byStatus: {
    open: "Offene nach Status",
    placed: "In diesen Tagen aufgegeben, nach heutigem Status",
    status: "Status",
    orders: "Aufträge",
    noneOpen: "Kein Auftrag ist offen.",
    nonePlaced: "In diesen Tagen wurde kein Auftrag aufgegeben.",
  },
  times: {
    title: "Zeit bis zur Fertigstellung, je Woche",
    note: "Vom Aufgeben bis zum Abschluss",
    week: "Woche ab",
    count: "Fertig",
    p50: "Die Hälfte in höchstens",
    p90: "9 von 10 in höchstens",
    average: "Im Durchschnitt",
    none: "In diesen Wochen wurde nichts fertig.",
    latest: (p50, p90) =>
      `Höchstens ${p50} dauerte zuletzt die Hälfte, höchstens ${p90} dauerten 9 von 10.`,
  },
  staff: {
    title: "Arbeit je Person",
    note: "Jetzt offen, in diesen Tagen fertig",
    person: "Person",
    open: "Offen",
    completed: "Fertig",
    none: "Niemand hat offene Aufträge, und niemand hat in diesen Tagen einen abgeschlossen.",
    more: plural({
      one: "# weitere Person steht in der Tabelle.",
      other: "# weitere Personen stehen in der Tabelle.",
    }),
    busiest: (name, completed, open) =>
      `${name} hat am meisten abgeschlossen: ${completed}; ${open} sind offen.`,
  },

  range: {
    title: "Tage",
    from: "Von",
    to: "Bis",
    show: "Zeigen",
    presets: "Häufig gefragt",
    week: "7 Tage",
    month: "30 Tage",
    quarter: "90 Tage",
    year: "Dieses Jahr",
    zone: (zone) => `Die Tage sind die der Werkstatt (${zone}).`,
    refusedTitle: "Diese Tage lassen sich nicht zeigen",
    refusedText: "Wählen Sie oben andere Tage: höchstens 366, der erste vor dem letzten.",
  },
  facts: {
    title: "In diesen Tagen",
    created: "Aufgegeben",
    completed: "Fertig",
    cancelled: "Storniert",
    overdue: "Jetzt überfällig",
  },
  csv: "CSV herunterladen",
  csvName: "auftraege",
  number: "Anzahl",
  figure: "Kennzahl",
};
