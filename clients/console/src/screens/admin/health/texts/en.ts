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
    orders: ["Orders", "Orders can be neither seen nor placed."],
    users: ["People", "Nobody can sign in, and no account can be changed."],
    notifications: ["Notifications", "Nobody hears what happens to their orders."],
    readModels: ["Lists and figures", "Lists, searches and figures are old or empty."],
    ephemeral: ["Sessions and limits", "Signing in and live changes may fail."],
    audit: ["Audit trail", "What has to be written down is refused: sign-ins, rights, exports."],
    uploads: ["Incoming files", "Files cannot be sent."],
    media: ["Files", "Photos and documents of orders cannot be seen."],
    exports: ["Exports", "Orders cannot be exported."],
    messaging: ["Messages between parts", "Live changes, notifications and lists come late."],
  } as Record<string, readonly [name: string, meaning: string]>,
  unknownMeaning: "A part of the shop may not work.",
};

/** The shape: the same keys in every language. */
export type HealthTexts = typeof en;
