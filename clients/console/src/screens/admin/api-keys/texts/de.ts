import { pluralOf } from "../../../../texts/plural.ts";
import type { ApiKeyTexts } from "./en.ts";

const plural = pluralOf("de");

/** What the administrator reads of API keys, in German. */
export const de: ApiKeyTexts = {
  title: "API-Schlüssel",
  lead: "Mit einem Schlüssel liest ein Programm die Daten der Werkstatt, ohne sich anzumelden.",
  create: "Neuer Schlüssel",
  emptyTitle: "Noch keine Schlüssel",
  emptyText:
    "Erstellen Sie für jedes Programm einen, der nicht mehr darf als nötig. Sie können ihn " +
    "jederzeit widerrufen.",

  scope: { read: "Lesen", export: "Export", config: "Einstellungen" },
  scopeMay: {
    read: "Liest Aufträge, Personen, Zahlen und Zustand. Ändert nichts.",
    export: "Exportiert Aufträge als CSV.",
    config: "Liest und ändert die Einstellungen der Werkstatt.",
  },

  by: (name) => `von ${name}`,
  made: (day) => `Erstellt ${day}`,
  used: (when) => `Zuletzt benutzt ${when}`,
  neverUsed: "Nie benutzt",
  expires: (day) => `Gilt bis ${day}`,
  expiresIn: plural({ one: "Läuft in # Tag ab", other: "Läuft in # Tagen ab" }),
  expiresToday: "Läuft heute ab",
  expired: (day) => `Abgelaufen ${day}`,

  form: {
    title: "Neuer API-Schlüssel",
    name: "Name",
    nameHint: "Das Programm, das ihn benutzt, etwa „Buchhaltung“.",
    scopes: "Was er darf",
    expires: "Gilt bis",
    expiresHint: "Höchstens ein Jahr. Kürzer ist sicherer: Erstellen Sie rechtzeitig einen neuen.",
    submit: "Schlüssel erstellen",
  },

  key: {
    title: (name) => `Der Schlüssel für ${name}`,
    text: "Das Programm sendet ihn als X-API-Key. Bewahren Sie ihn wie ein Passwort auf.",
    label: "API-Schlüssel",
  },

  revoke: {
    do: (name) => `${name} widerrufen`,
    short: "Widerrufen",
    title: (name) => `${name} widerrufen?`,
    text: "Sein Programm wird ab sofort abgewiesen. Das lässt sich nicht zurücknehmen.",
    done: (name) => `${name} ist widerrufen.`,
  },
};
