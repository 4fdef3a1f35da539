import { pluralOf } from "../../../../texts/plural.ts";

const plural = pluralOf("en");

/** What overview and analytics say, in English. */
export const en = {
  tiles: {
    title: "At this moment",
    unassigned: "Unassigned",
    overdue: "Overdue",
    onHold: "On hold",
    inProgress: "In progress",
  },
  latest: "Latest orders",
  allOrders: "All orders",
  emptyTitle: "No orders yet",
  emptyText: "Figures appear here with the first order. Place one for a customer to begin.",

  lastDays: plural({ one: "Last day", other: "Last # days" }),
  span: (from: string, to: string) => `${from} – ${to}`,

  perDay: {
    title: "Orders per day",
    titleOfWeeks: "Orders per week",
    created: "Created",
    completed: "Completed",
    cancelled: "Cancelled",
    day: "Day",
    week: "Week from",
    sum: (created: string, completed: string, cancelled: string) =>
      `In all ${created} created, ${completed} completed, ${cancelled} cancelled.`,
    busiest: (day: string, created: string) => `The most at once: ${created} (${day}).`,
    none: "No order was created, completed or cancelled in these days.",
  },
  byStatus: {
    open: "Open by status",
    placed: "Placed in these days, by status now",
    status: "Status",
    orders: "Orders",
    noneOpen: "No order is open.",
    nonePlaced: "No order was placed in these days.",
  },
  times: {
    title: "Time to complete, per week",
    note: "From placed to completed",
    week: "Week from",
    count: "Completed",
    p50: "Half of them within",
    p90: "9 of 10 within",
    average: "On average",
    none: "Nothing was completed in these weeks.",
    latest: (p50: string, p90: string) =>
      `Most recently half of them took up to ${p50}, 9 of 10 up to ${p90}.`,
  },
  staff: {
    title: "Work per person",
    note: "Open now, completed in these days",
    person: "Person",
    open: "Open",
    completed: "Completed",
    none: "Nobody has open orders, and nobody completed one in these days.",
    more: plural({
      one: "# more person is in the table.",
      other: "# more people are in the table.",
    }),
    busiest: (name: string, completed: string, open: string) =>
      `${name} completed most: ${completed}, and has ${open} open.`,
  },

  range: {
    title: "Days",
    from: "From",
    to: "To",
    show: "Show",
    presets: "Often asked for",
    week: "7 days",
    month: "30 days",
    quarter: "90 days",
    year: "This year",
    zone: (zone: string) => `Days are those of the shop (${zone}).`,
    refusedTitle: "These days cannot be shown",
    refusedText: "Choose other days above: 366 at most, the first before the last.",
  },
  facts: {
    title: "In these days",
    created: "Created",
    completed: "Completed",
    cancelled: "Cancelled",
    overdue: "Overdue now",
  },
  csv: "Download CSV",
  csvName: "orders",
  number: "Number",
  figure: "Figure",
};

/** The catalogue of overview and analytics: the same keys in every language. */
export type FigureTexts = typeof en;
