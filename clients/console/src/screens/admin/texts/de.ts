import type { AdminTexts } from "./en.ts";

/** The ways of the shop, in German. */
export const de: AdminTexts = {
  groups: { shop: "Betrieb", work: "Werkstatt", account: "Sie" },
  nav: {
    overview: "Übersicht",
    allOrders: "Alle Aufträge",
    people: "Personen",
    analytics: "Auswertung",
    export: "Export",
    settings: "Einstellungen",
    apiKeys: "API-Schlüssel",
    audit: "Protokoll",
    health: "Zustand",
  },
};
