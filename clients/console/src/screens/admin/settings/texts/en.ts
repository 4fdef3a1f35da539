import { pluralOf } from "../../../../texts/plural.ts";

const plural = pluralOf("en");

/** What the administrator reads of the settings, in English. */
export const en = {
  title: "Settings",
  lead: "They take effect within a minute.",
  save: "Save the changes",
  saved: "The settings are saved.",
  unsaved: plural({ one: "# change is not saved", other: "# changes are not saved" }),
  discard: "Discard",
  keptOnDevice: "Your changes to the settings are not saved. They are kept on this device.",
  goBack: "Go back",

  /** What each setting is called; by its path in the API. */
  names: {
    "shop.name": "Name",
    "shop.colour": "Colour",
    "shop.logoUrl": "Address of the logo",
    "shop.timeZone": "Time zone",
    "shop.language": "Language",
    maxFileSize: "Largest file",
    allowedFileTypes: "Types that may be sent",
    "rateLimits.windowSeconds": "Window",
    "rateLimits.customer": "Customers",
    "rateLimits.staff": "Staff, administrators and API keys",
    "rateLimits.anonymous": "Without signing in",
    "rateLimits.login": "Signing in",
    "rateLimits.register": "Registering",
    "rateLimits.refresh": "Renewing a session",
  } as Readonly<Record<string, string>>,

  shop: "Shop",
  shopText: "How mails and the tracking page introduce you.",
  shopName: "Name",
  colour: "Colour",
  colourHint: "Six digits, such as #5546C8: of buttons and headings in mails.",
  chooseColour: "Choose the colour",
  logo: "Address of the logo",
  logoHint: "An https address of a picture. Leave it empty for none.",
  timeZone: "Time zone",
  timeThere: (time: string, day: string) =>
    `There it is ${time} now, ${day}. Days of figures and exports are counted there.`,
  noZone: "Such as Europe/Berlin.",
  language: "Language",
  languageHint: "Of mails and pages to people who have not chosen one.",
  languages: { en: "English", de: "Deutsch" },

  uploads: "Files",
  uploadsText: "What customers and staff may add to an order.",
  maxFileSize: "Largest file in MB",
  maxFileSizeHint: (most: string) => `At most ${most}.`,
  maxFileSizeWrong: (most: string) => `Give a size above 0 and of at most ${most}.`,
  types: "Types that may be sent",
  type: {
    "image/jpeg": "Photos (JPEG)",
    "image/png": "Pictures (PNG)",
    "image/gif": "Pictures that move (GIF)",
    "video/mp4": "Films (MP4)",
    "video/quicktime": "Films of Apple devices (MOV)",
    "application/pdf": "Documents (PDF)",
  } as Readonly<Record<string, string>>,

  limits: "Rate limits",
  limitsText:
    "So many requests are taken within a window; who sends more waits until it passes. Too few, " +
    "and people are locked out of their work; too many, and passwords can be guessed faster.",
  window: "Window in minutes",
  windowHint: "For all of the limits below; up to a day.",
  windowWrong: "Give between a second and a day: 0.02 to 1440 minutes.",
  limitHint: {
    customer: "Each customer who is signed in.",
    staff: "Each member of staff, each administrator, each key.",
    anonymous: "Each address on the network from which nobody is signed in.",
    login: "Tries to sign in from one address on the network.",
    register: "New accounts from one address on the network.",
    refresh: "Apps renew a session every quarter of an hour or so.",
  },

  conflict: {
    title: "The settings have changed",
    text: "Somebody saved these while you were at it:",
    both: (mine: string) => `You: ${mine}`,
    ask: "Save yours all the same? What you did not touch stays as they left it.",
    theirs: "Take theirs",
    mine: "Save mine",
  },
  empty: "nothing",
};

/** The shape: the same keys in every language. */
export type SettingsTexts = typeof en;
