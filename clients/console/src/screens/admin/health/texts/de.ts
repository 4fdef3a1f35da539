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
    orders: ["Aufträge", "Aufträge sind weder zu sehen, noch lassen sich neue aufgeben."],
    users: ["Personen", "Niemand kann sich anmelden, und kein Konto lässt sich ändern."],
    notifications: ["Mitteilungen", "Niemand erfährt, was mit Aufträgen geschieht."],
    readModels: ["Listen und Zahlen", "Listen, Suchen und Zahlen sind veraltet oder leer."],
    ephemeral: ["Anmeldungen und Grenzen", "Anmelden und sofortige Änderungen können scheitern."],
    audit: ["Protokoll", "Was aufzuschreiben ist, wird abgewiesen: Anmeldungen, Rechte, Exporte."],
    uploads: ["Eingehende Dateien", "Dateien lassen sich nicht senden."],
    media: ["Dateien", "Fotos und Dokumente der Aufträge sind nicht zu sehen."],
    exports: ["Exporte", "Aufträge lassen sich nicht exportieren."],
    messaging: [
      "Nachrichten zwischen Teilen",
      "Sofortige Änderungen, Mitteilungen und Listen kommen verspätet.",
    ],
  },
  unknownMeaning: "Ein Teil der Werkstatt funktioniert vielleicht nicht.",
};
