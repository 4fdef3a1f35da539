import type { HealthTexts } from "./en.ts";

/** What the administrator reads of the system's health, in German. */
export const de: HealthTexts = {
  title: "Zustand",
  lead: "Wovon die Software der Werkstatt abhängt, und ob es antwortet.",
  asked: (when) => `Gefragt ${when}`,
  again: "Noch einmal fragen",
  ok: "Alles antwortet",
  okText: "Die Werkstatt läuft, wie sie soll.",
  degraded: "Etwas antwortet nicht",
  degradedText: "Was es für die Werkstatt heißt, steht daneben. Oft ist es in Minuten vorbei.",
  connected: "Antwortet",
  disconnected: "Antwortet nicht",
  latency: (milliseconds) => `${milliseconds} ms`,

  parts: {
    orders: {
      name: "Aufträge",
      meaning: "Aufträge sind weder zu sehen, noch lassen sich neue aufgeben.",
    },
    users: {
      name: "Personen",
      meaning: "Niemand kann sich anmelden, und kein Konto lässt sich ändern.",
    },
    notifications: {
      name: "Mitteilungen",
      meaning: "Niemand erfährt, was mit Aufträgen geschieht.",
    },
    readModels: {
      name: "Listen und Zahlen",
      meaning: "Listen, Suchen und Zahlen sind veraltet oder leer.",
    },
    ephemeral: {
      name: "Anmeldungen und Grenzen",
      meaning: "Anmelden und sofortige Änderungen können scheitern.",
    },
    audit: {
      name: "Protokoll",
      meaning: "Was aufzuschreiben ist, wird abgewiesen: Anmeldungen, Rechte, Exporte.",
    },
    uploads: { name: "Eingehende Dateien", meaning: "Dateien lassen sich nicht senden." },
    media: { name: "Dateien", meaning: "Fotos und Dokumente der Aufträge sind nicht zu sehen." },
    exports: { name: "Exporte", meaning: "Aufträge lassen sich nicht exportieren." },
    messaging: {
      name: "Nachrichten zwischen Teilen",
      meaning: "Sofortige Änderungen, Mitteilungen und Listen kommen verspätet.",
    },
  },
  unknownMeaning: "Ein Teil der Werkstatt funktioniert vielleicht nicht.",
};
