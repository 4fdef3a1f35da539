import { pluralOf } from "../plural.ts";

const plural = pluralOf("en");

/** What is said of this device: what it keeps, what waits on it, the installed app. In English. */
export const en = {
  kept: {
    title: "On this device",
    lead: "Orders you looked at lately, as they were then.",
    asOf: (when: string) => `As of ${when}`,
    emptyTitle: "Nothing is kept here yet",
    emptyText:
      "Orders that you open are kept on this device, so that you can read them without a network.",
    show: "Show orders on this device",
    needsNetwork: "This needs the network",
    needsNetworkText:
      "Lists and searches come from the shop. Orders you looked at lately are on this device.",
    unreachable: "The shop cannot be reached right now.",
    note: (when: string) => `As it was ${when}. It is brought up to date when the network is back.`,
  },

  outbox: {
    title: "Waiting to be sent",
    sending: plural({ one: "Sending # file", other: "Sending # files" }),
    waiting: plural({ one: "# waits to be sent", other: "# wait to be sent" }),
    refused: plural({ one: "# was not sent", other: "# were not sent" }),
    allSent: "All files are sent",
    offline: "Waits for the network",
    again: "Tried again in a moment",
    refusedNote: "Not sent.",
    inMemory: "Keep this page open: this browser keeps nothing.",
    retry: (what: string) => `Try ${what} again`,
    discard: (what: string) => `Leave ${what} out`,
    copy: "Copy the text",
    theNote: "the message",
    note: "Message",
    closed: "The order takes no more, or it is no longer yours to add to.",
    orderGone: "The order is no longer there for you.",
    tooMany: "This order has as many files as it can have.",
  },

  leave: {
    title: "Not everything was sent",
    files: plural({ one: "# file", other: "# files" }),
    notes: plural({ one: "# message", other: "# messages" }),
    text: (what: string) => `Not sent yet: ${what}. Signing out removes it from this device.`,
    stay: "Stay signed in",
    anyway: "Sign out anyway",
  },

  install: {
    title: "This device",
    text: "As an app it opens from the home screen, and is there without a network.",
    install: "Install the app",
    ios: "To install it, open the share menu and choose “Add to Home Screen”.",
    installed: "The app is installed.",
    kept: "What you looked at lately can be read without a network.",
  },
};

/** The catalogue's shape: the same keys in every language. */
export type DeviceTexts = typeof en;
