/** What the administrator reads of the system's health, in English. */
export const en = {
  title: "Health",
  lead: "What the shop's software depends on, and whether it answers.",
  asked: (when: string) => `Asked ${when}`,
  again: "Ask again",
  ok: "Everything answers",
  okText: "The shop works as it should.",
  degraded: "Something does not answer",
  degradedText: "What it means for the shop stands beside it. It is often over within minutes.",
  connected: "Answers",
  disconnected: "Does not answer",
  latency: (milliseconds: string) => `${milliseconds} ms`,

  /** Parts by the names that the API gives them, and what the shop has of them. */
  parts: {
    orders: { name: "Orders", meaning: "Orders can be neither seen nor placed." },
    users: { name: "People", meaning: "Nobody can sign in, and no account can be changed." },
    notifications: { name: "Notifications", meaning: "Nobody hears what happens to their orders." },
    readModels: {
      name: "Lists and figures",
      meaning: "Lists, searches and figures are old or empty.",
    },
    ephemeral: { name: "Sessions and limits", meaning: "Signing in and live changes may fail." },
    audit: {
      name: "Audit trail",
      meaning: "What has to be written down is refused: sign-ins, rights, exports.",
    },
    uploads: { name: "Incoming files", meaning: "Files cannot be sent." },
    media: { name: "Files", meaning: "Photos and documents of orders cannot be seen." },
    exports: { name: "Exports", meaning: "Orders cannot be exported." },
    messaging: {
      name: "Messages between parts",
      meaning: "Live changes, notifications and lists come late.",
    },
  } as Readonly<Record<string, { name: string; meaning: string }>>,
  unknownMeaning: "A part of the shop may not work.",
};

/** The shape: the same keys in every language. */
export type HealthTexts = typeof en;
