import { pluralOf } from "../../../../texts/plural.ts";

const plural = pluralOf("en");

/** What the administrator reads of API keys, in English. */
export const en = {
  title: "API keys",
  lead: "With a key, a program of yours reads the shop's data without anybody signing in.",
  create: "New key",
  emptyTitle: "No keys yet",
  emptyText: "Make one for each program, with no more than it needs. You can revoke it any time.",

  scope: {
    read: "Read",
    export: "Export",
    config: "Settings",
  },
  scopeMay: {
    read: "Reads orders, people, figures and health. Changes nothing.",
    export: "Exports orders as CSV.",
    config: "Reads and changes the shop's settings.",
  },

  by: (name: string) => `by ${name}`,
  made: (day: string) => `Made ${day}`,
  used: (when: string) => `Last used ${when}`,
  neverUsed: "Never used",
  expires: (day: string) => `Expires ${day}`,
  expiresIn: plural({ one: "Expires in # day", other: "Expires in # days" }),
  expiresToday: "Expires today",
  expired: (day: string) => `Expired ${day}`,

  form: {
    title: "New API key",
    name: "Name",
    nameHint: "The program that uses it, such as “Bookkeeping”.",
    scopes: "What it may do",
    expires: "Expires on",
    expiresHint: "Within a year. A short life is safer: make a new one before.",
    submit: "Create the key",
  },

  key: {
    title: (name: string) => `The key for ${name}`,
    text: "The program sends it as X-API-Key. Keep it as you keep a password.",
    label: "API key",
  },

  revoke: {
    do: (name: string) => `Revoke ${name}`,
    short: "Revoke",
    title: (name: string) => `Revoke ${name}?`,
    text: "The program that uses it is refused from now on. This cannot be taken back.",
    done: (name: string) => `${name} is revoked.`,
  },
};

/** The shape: the same keys in every language. */
export type ApiKeyTexts = typeof en;
