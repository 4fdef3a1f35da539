import { pluralOf } from "../../../../texts/plural.ts";
import type { PeopleTexts } from "./en.ts";

const plural = pluralOf("de");

/** What the administrator reads of people, in German. */
export const de: PeopleTexts = {
  title: "Personen",
  lead: "Die Kundschaft und alle, die hier arbeiten.",
  search: "Nach Name oder E-Mail suchen",
  filters: "Rollen",
  everybody: "Alle",
  role: { CUSTOMER: "Kundschaft", STAFF: "Team", ADMIN: "Verwaltung" },
  roles: { CUSTOMER: "Kundschaft", STAFF: "Team", ADMIN: "Verwaltung" },
  roleMay: {
    CUSTOMER: "Gibt Aufträge auf und verfolgt die eigenen.",
    STAFF: "Übernimmt Aufträge aus dem Eingang und bearbeitet die eigenen.",
    ADMIN: "Sieht und ändert alles, auch diese Einstellungen und Personen.",
  },
  activity: "Zugang",
  anyActivity: "Alle",
  active: "Zugang offen",
  disabled: "Gesperrt",
  contact: "Kontakt",
  you: "Sie",
  since: (day) => `Seit ${day}`,
  emptyTitle: "Noch niemand da",
  emptyText:
    "Laden Sie ein, wer hier arbeitet. Die Kundschaft erscheint, sobald sie sich registriert " +
    "oder etwas bestellt.",
  noneTitle: "Niemand passt dazu",
  noneText:
    "Versuchen Sie andere Wörter mit mindestens zwei Buchstaben, oder nehmen Sie einen Filter weg.",
  clear: "Filter zurücksetzen",
  noAddress: "Keine E-Mail",

  invite: {
    open: "Einladen",
    title: "Jemanden ins Team einladen",
    text: "Sie bekommen einen Link, mit dem ein Passwort gesetzt wird. Er gilt einmal, einen Tag.",
    firstName: "Vorname",
    lastName: "Nachname",
    email: "E-Mail",
    role: "Rolle",
    submit: "Link erstellen",
    taken: "Mit dieser Adresse ist schon jemand da. Suchen Sie in der Liste danach.",
  },

  link: {
    title: (name) => `Ein Link für ${name}`,
    text: "Geben Sie ihn selbst weiter. Wer ihn hat, setzt das Passwort.",
    until: (when) => `Er gilt einmal, bis ${when}.`,
    label: "Link",
    do: "Passwort-Link",
    askTitle: (name) => `Passwort-Link für ${name} erstellen?`,
    ask:
      "Wer den Link hat, setzt innerhalb eines Tages einmal ein neues Passwort. Ein früherer " +
      "Link gilt nicht mehr; das jetzige Passwort gilt bis dahin weiter.",
    askContact:
      "Mit dem Link bekommt dieser Kontakt ein Konto mit Passwort und findet dort seine Aufträge.",
    submit: "Link erstellen",
    never: "Ihr eigenes Passwort ändern Sie im Profil.",
    toProfile: "Zum Profil",
    noAddress: "Ohne E-Mail-Adresse kann ein Kontakt kein Konto haben.",
  },

  person: {
    back: "Alle Personen",
    facts: "Angaben",
    email: "E-Mail",
    phone: "Telefon",
    role: "Rolle",
    since: "Dabei seit",
    changed: "Zuletzt geändert",
    verified: (when) => `Bestätigt ${when}`,
    unverified: "Nicht bestätigt",
    none: "–",
    contactText:
      "An der Theke aufgeschrieben: Ein Kontakt hat kein Konto, also keine Anmeldung und keine " +
      "andere Rolle.",
    disabledText: "Gesperrt: Anmelden ist nicht möglich. Die Aufträge bleiben, wie sie sind.",
    orders: "Aufträge",
    placed: "Aufgegebene Aufträge",
    assigned: "Aufträge in Arbeit bei dieser Person",
    did: "Was diese Person getan hat",
    didText: "Ihre Einträge im Protokoll",
    access: "Zugang",
    lookingTitle: "Wird gesucht",
    pausedTitle: "Nicht unter den letzten",
    pausedText: "Personen stehen in der Reihenfolge, in der sie kamen; es gibt noch frühere.",
    lookOn: "Weiter suchen",
    missingTitle: "Hier ist niemand",
    missingText:
      "Vielleicht ist die Adresse vertippt, oder der Kontakt wurde eins mit einem Konto.",
    toPeople: "Zu allen Personen",
  },

  changeRole: {
    do: "Rolle ändern",
    title: (name) => `Rolle von ${name} ändern`,
    ends: "Alle Anmeldungen dieser Person enden; sie meldet sich mit der neuen Rolle wieder an.",
    endsOwn:
      "Das sind Sie: Sie werden abgemeldet, und dieser Teil der App kann Ihnen verschlossen sein.",
    submit: "Rolle ändern",
    done: (name, role) => `${name} hat jetzt die Rolle ${role}.`,
  },

  disable: {
    do: "Sperren",
    title: (name) => `${name} sperren?`,
    text:
      "Alle Anmeldungen enden sofort, und anmelden kann sich diese Person erst wieder, wenn Sie " +
      "sie freigeben. Ihre Aufträge bleiben bei ihr, bis Sie sie jemand anderem geben.",
    own: "Das sind Sie: Sie werden sofort abgemeldet, und nur die übrige Verwaltung lässt Sie ein.",
    submit: "Sperren",
    done: (name) => `${name} kann sich nicht mehr anmelden.`,
  },

  enable: {
    do: "Freigeben",
    title: (name) => `${name} freigeben?`,
    text: "Die Anmeldung ist wieder möglich, mit dem bisherigen Passwort.",
    submit: "Freigeben",
    done: (name) => `${name} kann sich wieder anmelden.`,
  },

  stillOpen: {
    none: "Kein offener Auftrag liegt bei dieser Person.",
    some: plural({
      one: "# offener Auftrag liegt noch bei dieser Person.",
      other: "# offene Aufträge liegen noch bei dieser Person.",
    }),
    see: "Diese Aufträge ansehen",
  },

  picker: {
    searching: "Wird gesucht",
    nobody: "Niemand passt dazu",
    takeAway: (name) => `${name} wegnehmen`,
    placeholder: "Name oder E-Mail",
    unnamed: "Vorher gewählt",
  },
};
