import { pluralOf } from "../plural.ts";
import type { DeviceTexts } from "./en.ts";

const plural = pluralOf("de");

/** What is said of this device, in German. */
export const de: DeviceTexts = {
  kept: {
    title: "Auf diesem Gerät",
    lead: "Aufträge, die Sie zuletzt angesehen haben, so wie sie da waren.",
    asOf: (when) => `Stand: ${when}`,
    emptyTitle: "Hier liegt noch nichts",
    emptyText:
      "Aufträge, die Sie öffnen, bleiben auf diesem Gerät, damit Sie sie auch ohne Netz lesen " +
      "können.",
    show: "Aufträge auf diesem Gerät zeigen",
    needsNetwork: "Das braucht das Netz",
    needsNetworkText:
      "Listen und Suchen kommen aus der Werkstatt. Zuletzt angesehene Aufträge liegen auf diesem " +
      "Gerät.",
    unreachable: "Die Werkstatt ist gerade nicht erreichbar.",
    note: (when) => `Stand: ${when}. Sobald das Netz wieder da ist, kommt der neueste.`,
  },

  outbox: {
    title: "Wartet auf das Senden",
    sending: plural({ one: "# Datei wird gesendet", other: "# Dateien werden gesendet" }),
    waiting: plural({ one: "# wartet auf das Senden", other: "# warten auf das Senden" }),
    refused: plural({ one: "# wurde nicht gesendet", other: "# wurden nicht gesendet" }),
    allSent: "Alle Dateien sind gesendet",
    offline: "Wartet auf das Netz",
    again: "Gleich ein neuer Versuch",
    refusedNote: "Nicht gesendet.",
    inMemory: "Lassen Sie diese Seite offen: Dieser Browser merkt sich nichts.",
    retry: (what) => `${what} noch einmal versuchen`,
    discard: (what) => `${what} weglassen`,
    copy: "Text kopieren",
    theNote: "Nachricht",
    note: "Nachricht",
    closed: "Der Auftrag nimmt nichts mehr an, oder Sie dürfen nichts mehr hinzufügen.",
    orderGone: "Diesen Auftrag gibt es für Sie nicht mehr.",
    tooMany: "Dieser Auftrag hat schon so viele Dateien, wie er haben kann.",
  },

  leave: {
    title: "Es ist noch nicht alles gesendet",
    files: plural({ one: "# Datei", other: "# Dateien" }),
    notes: plural({ one: "# Nachricht", other: "# Nachrichten" }),
    text: (what) =>
      `Noch nicht gesendet: ${what}. Beim Abmelden wird es von diesem Gerät gelöscht.`,
    stay: "Angemeldet bleiben",
    anyway: "Trotzdem abmelden",
  },

  install: {
    title: "Dieses Gerät",
    text: "Als App öffnet sie sich vom Startbildschirm aus und ist auch ohne Netz da.",
    install: "App installieren",
    ios: "Zum Installieren öffnen Sie das Teilen-Menü und wählen „Zum Home-Bildschirm“.",
    installed: "Die App ist installiert.",
    kept: "Was Sie zuletzt angesehen haben, können Sie auch ohne Netz lesen.",
  },
};
