/** The ways of the shop, in English. */
export const en = {
  groups: { shop: "Shop", work: "Work", account: "You" },
  nav: {
    overview: "Overview",
    allOrders: "All orders",
    people: "People",
    analytics: "Analytics",
    export: "Export",
    settings: "Settings",
    apiKeys: "API keys",
    audit: "Audit",
    health: "Health",
  },
};

/** The catalogue of the ways of the shop: the same keys in every language. */
export type AdminTexts = typeof en;
