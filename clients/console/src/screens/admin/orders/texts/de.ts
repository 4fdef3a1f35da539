import { pluralOf } from "../../../../texts/plural.ts";
import type { OrdersTexts } from "./en.ts";

const plural = pluralOf("de");
const orders = plural({ one: "# Auftrag", other: "# Aufträge" });
const number = new Intl.NumberFormat("de");

/** What administrators read of orders, in German. */
export const de: OrdersTexts = {
  title: "Alle Aufträge",
  export: "Exportieren",
  emptyTitle: "Noch keine Aufträge",
  emptyText:
    "Was die Kundschaft beauftragt, erscheint hier. Geben Sie den ersten für jemanden auf, der " +
    "anruft.",

  filter: {
    assignee: "Zuständig",
    anybody: "Alle",
    nobody: "Niemand",
    me: "Ich",
    somebody: "Jemand, der nicht mehr da ist",
    customer: "Kundschaft",
    from: "Aufgegeben ab",
    to: "Aufgegeben bis",
    more: "Weitere Filter",
    moreCount: plural({ one: "# weiterer Filter wirkt", other: "# weitere Filter wirken" }),
    clear: "Alle aufheben",
  },

  table: {
    label: "Aufträge",
    chooseAll: "Alle gezeigten auswählen",
    choose: (title) => `${title} auswählen`,
    nobody: "Niemand",
    noDue: "Kein Termin",
  },

  column: {
    number: "Nummer",
    title: "Titel",
    customer: "Kundschaft",
    email: "E-Mail",
    assignee: "Zuständig",
    status: "Stand",
    due: "Fällig",
    created: "Angelegt",
    completed: "Fertiggestellt",
  },

  keys: {
    next: "Nächster Auftrag",
    previous: "Voriger Auftrag",
    choose: "Auftrag auswählen",
    chooseTo: "Alle bis zu diesem Auftrag auswählen",
    chooseNext: "Auch den nächsten Auftrag auswählen",
    choosePrevious: "Auch den vorigen Auftrag auswählen",
    none: "Keinen auswählen",
  },

  bulk: {
    bar: "Was mit den gewählten Aufträgen geschieht",
    chosen: plural({ one: "# gewählt", other: "# gewählt" }),
    clear: "Keinen auswählen",
    assign: "Zuweisen",
    move: "Bewegen",
    export: "Exportieren",
    progress: (at, of) => `${number.format(at)} von ${number.format(of)} entschieden`,
    assignTitle: (count) => `${orders(count)} zuweisen`,
    moveTitle: (count) => `${orders(count)} bewegen`,
    moveTo: "Wohin",
    can: (can, of) =>
      can === of ? "Alle können" : `${number.format(can)} von ${number.format(of)} können`,
    noMove: "Keiner dieser Aufträge kann von seinem jetzigen Stand aus weiter.",
    comment: "Kommentar",
    commentHint: "Geht mit jedem von ihnen mit. Die Kundschaft liest ihn.",
    assigned: (count) => `${orders(count)} zugewiesen.`,
    unassigned: (count) => `${orders(count)} zurück im Eingang.`,
    moved: (count, status) => `${orders(count)} bewegt: ${status}.`,
    nothingDone: "Nichts wurde geändert",
    resultTitle: "Nicht alles wurde geändert",
    refused: plural({ one: "# wurde abgelehnt", other: "# wurden abgelehnt" }),
    refusedHint:
      "Sie sind weiter ausgewählt, damit Sie es noch einmal versuchen oder etwas anderes tun " +
      "können.",
    cutTitle: "Das wurde unterbrochen",
    undecided: plural({
      one:
        "Von # Auftrag ist nicht bekannt, ob er geändert wurde. Ein neuer Versuch tut nichts " +
        "doppelt.",
      other:
        "Von # Aufträgen ist nicht bekannt, ob sie geändert wurden. Ein neuer Versuch tut nichts " +
        "doppelt.",
    }),
    again: "Noch einmal versuchen",
    exportTitle: "Exportieren",
    exportChosen: (count) =>
      `CSV von ${count === 1 ? "1 Auftrag" : plural({ other: "# Aufträgen" })(count)}`,
    exportChosenHint: "Wird gleich hier aus Ihrer Auswahl gemacht.",
    exportAll: "Alles, was zum Filter passt",
    exportAllHint: "Macht der Server, bis zu 50.000 Aufträge.",
    fileName: (day) => `auftraege-${day}.csv`,
  },

  assign: {
    button: "Zuweisen",
    title: "Wer ist zuständig?",
    who: "Zuständig",
    find: "Jemanden suchen",
    nobody: "Niemand",
    nobodyHint: "Zurück in den Eingang",
    open: plural({ one: "# offener Auftrag", other: "# offene Aufträge" }),
    me: "Sie",
    save: "Zuweisen",
    done: (name) => `Jetzt zuständig: ${name}.`,
    doneNobody: "Der Auftrag ist wieder im Eingang.",
    none: "So heißt niemand.",
    hint: "Sonst kommt er in den Eingang.",
  },
};
