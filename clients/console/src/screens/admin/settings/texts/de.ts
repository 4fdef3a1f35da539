import { pluralOf } from "../../../../texts/plural.ts";
import type { SettingsTexts } from "./en.ts";

const plural = pluralOf("de");

/** What the administrator reads of the settings, in German. */
export const de: SettingsTexts = {
  title: "Einstellungen",
  lead: "Sie gelten innerhalb einer Minute.",
  save: "Speichern",
  saved: "Die Einstellungen sind gespeichert.",
  unsaved: plural({
    one: "# Änderung ist nicht gespeichert",
    other: "# Änderungen sind nicht gespeichert",
  }),
  discard: "Verwerfen",
  keptOnDevice:
    "Ihre Änderungen an den Einstellungen sind nicht gespeichert. Sie bleiben auf diesem Gerät.",
  goBack: "Zurück dorthin",

  names: {
    "shop.name": "Name",
    "shop.colour": "Farbe",
    "shop.logoUrl": "Adresse des Logos",
    "shop.timeZone": "Zeitzone",
    "shop.language": "Sprache",
    maxFileSize: "Größte Datei",
    allowedFileTypes: "Erlaubte Arten",
    "rateLimits.windowSeconds": "Zeitfenster",
    "rateLimits.customer": "Kundschaft",
    "rateLimits.staff": "Team, Verwaltung und API-Schlüssel",
    "rateLimits.anonymous": "Ohne Anmeldung",
    "rateLimits.login": "Anmelden",
    "rateLimits.register": "Registrieren",
    "rateLimits.refresh": "Anmeldung erneuern",
  },

  shop: "Werkstatt",
  shopText: "So stellen E-Mails und die Seite zur Verfolgung Sie vor.",
  shopName: "Name",
  colour: "Farbe",
  colourHint: "Sechs Stellen, etwa #5546C8: für Knöpfe und Überschriften in E-Mails.",
  chooseColour: "Farbe wählen",
  logo: "Adresse des Logos",
  logoHint: "Die https-Adresse eines Bildes. Ohne Logo bleibt das Feld leer.",
  timeZone: "Zeitzone",
  timeThere: (time, day) =>
    `Dort ist es jetzt ${time}, ${day}. Danach richten sich die Tage in Zahlen und Exporten.`,
  noZone: "Zum Beispiel Europe/Berlin.",
  language: "Sprache",
  languageHint: "Für E-Mails und Seiten an alle, die keine gewählt haben.",
  languages: { en: "English", de: "Deutsch" },

  uploads: "Dateien",
  uploadsText: "Was Kundschaft und Team einem Auftrag hinzufügen dürfen.",
  maxFileSize: "Größte Datei in MB",
  maxFileSizeHint: (most) => `Höchstens ${most}.`,
  maxFileSizeWrong: (most) => `Geben Sie eine Größe über 0 und von höchstens ${most} an.`,
  types: "Erlaubte Arten",
  type: {
    "image/jpeg": "Fotos (JPEG)",
    "image/png": "Bilder (PNG)",
    "image/gif": "Bewegte Bilder (GIF)",
    "video/mp4": "Filme (MP4)",
    "video/quicktime": "Filme von Apple-Geräten (MOV)",
    "application/pdf": "Dokumente (PDF)",
  },

  limits: "Anfragegrenzen",
  limitsText:
    "So viele Anfragen werden in einem Zeitfenster angenommen; wer mehr sendet, wartet, bis es " +
    "vorbei ist. Zu wenige sperren Menschen von ihrer Arbeit aus, zu viele machen es leichter, " +
    "Passwörter zu erraten.",
  window: "Zeitfenster in Minuten",
  windowHint: "Für alle Grenzen darunter; bis zu einem Tag.",
  windowWrong: "Geben Sie eine Sekunde bis einen Tag an: 0,02 bis 1440 Minuten.",
  limitHint: {
    customer: "Jede angemeldete Kundin, jeder angemeldete Kunde.",
    staff: "Alle im Team, in der Verwaltung und jeder Schlüssel für sich.",
    anonymous: "Jede Netzadresse, von der niemand angemeldet ist.",
    login: "Versuche, sich von einer Netzadresse anzumelden.",
    register: "Neue Konten von einer Netzadresse.",
    refresh: "Apps erneuern eine Anmeldung etwa jede Viertelstunde.",
  },

  conflict: {
    title: "Die Einstellungen haben sich geändert",
    text: "Das hat inzwischen jemand gespeichert:",
    both: (mine) => `Sie: ${mine}`,
    ask: "Ihre trotzdem speichern? Was Sie nicht angefasst haben, bleibt, wie es jetzt ist.",
    theirs: "Deren übernehmen",
    mine: "Meine speichern",
  },
  empty: "nichts",
};
