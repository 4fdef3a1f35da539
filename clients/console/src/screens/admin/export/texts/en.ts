import { pluralOf } from "../../../../texts/plural.ts";

const plural = pluralOf("en");

/** What the administrator reads of the export, in English. */
export const en = {
  title: "Export",
  lead: "Orders as a CSV file, for a spreadsheet or your bookkeeping.",
  which: "Which orders",
  status: "Status",
  statusHint: "None chosen: all of them.",
  assignee: "In the hands of",
  assignees: { "": "Anybody", none: "Nobody yet", me: "Me", somebody: "Somebody else" },
  who: "Who",
  customer: "Customer",
  from: "Placed from",
  to: "Placed until",
  search: "Search",
  searchHint: "Words of the number, the title, the description or the customer.",
  overdue: "Only overdue",
  overdueHint: "Open orders past their expected date.",
  sort: "Order",
  submit: "Export",
  tooMany: "A file holds at most 50,000 orders. Choose a later day, or export month by month.",
  clear: "Clear the filters",

  ready: "Your file is ready",
  rows: plural({ one: "# order", other: "# orders" }),
  always: "whenever placed",
  since: (from: string) => `placed since ${from}`,
  until: (to: string) => `placed until ${to}`,
  between: (from: string, to: string, days: string) => `placed ${from} to ${to} (${days})`,
  days: plural({ one: "# day", other: "# days" }),
  download: "Download the CSV",
  link: (left: string) => `The link works for another ${left}.`,
  over: "The link has expired. Export again for a new one.",
  none: "No order matches: the file has only its heading.",
};

/** The shape: the same keys in every language. */
export type ExportTexts = typeof en;
