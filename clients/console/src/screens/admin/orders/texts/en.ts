import { pluralOf } from "../../../../texts/plural.ts";

const plural = pluralOf("en");
const orders = plural({ one: "# order", other: "# orders" });
const number = new Intl.NumberFormat("en");

/** What administrators read of orders, in English. */
export const en = {
  title: "All orders",
  export: "Export",
  emptyTitle: "No orders yet",
  emptyText: "What customers order appears here. Place the first one for somebody who calls.",

  filter: {
    assignee: "Assignee",
    anybody: "Anybody",
    nobody: "Nobody",
    me: "Me",
    somebody: "Somebody who left",
    customer: "Customer",
    from: "Placed from",
    to: "Placed to",
    more: "More filters",
    moreCount: plural({ one: "# more filter is on", other: "# more filters are on" }),
    clear: "Clear all",
  },

  table: {
    label: "Orders",
    chooseAll: "Choose all that are shown",
    choose: (title: string) => `Choose ${title}`,
    nobody: "Nobody",
    noDue: "No date",
  },

  column: {
    number: "Number",
    title: "Title",
    customer: "Customer",
    email: "E-mail",
    assignee: "Assignee",
    status: "Status",
    due: "Due",
    created: "Created",
    completed: "Completed",
  },

  keys: {
    next: "Next order",
    previous: "Previous order",
    choose: "Choose the order",
    chooseTo: "Choose all up to this order",
    chooseNext: "Choose the next order too",
    choosePrevious: "Choose the previous order too",
    none: "Choose none",
  },

  bulk: {
    bar: "What to do with the chosen orders",
    chosen: plural({ one: "# chosen", other: "# chosen" }),
    clear: "Choose none",
    assign: "Assign",
    move: "Move",
    export: "Export",
    progress: (at: number, of: number) => `${number.format(at)} of ${number.format(of)} decided`,
    assignTitle: (count: number) => `Assign ${orders(count)}`,
    moveTitle: (count: number) => `Move ${orders(count)}`,
    moveTo: "Where to",
    can: (can: number, of: number) =>
      can === of ? "All can" : `${number.format(can)} of ${number.format(of)} can`,
    noMove: "None of these orders can go anywhere from where it stands.",
    comment: "Comment",
    commentHint: "Goes with each of them. The customers read it.",
    assigned: (count: number) => `${orders(count)} assigned.`,
    unassigned: (count: number) => `${orders(count)} given back to the queue.`,
    moved: (count: number, status: string) => `${orders(count)} moved: ${status}.`,
    nothingDone: "Nothing was changed",
    resultTitle: "Not everything was changed",
    refused: plural({ one: "# was refused", other: "# were refused" }),
    refusedHint: "They are still chosen, so that you can try again or do something else.",
    cutTitle: "That was cut short",
    undecided: plural({
      one: "Of # order it is not known whether it was changed. Trying again does nothing twice.",
      other:
        "Of # orders it is not known whether they were changed. Trying again does nothing twice.",
    }),
    again: "Try again",
    exportTitle: "Export",
    exportChosen: (count: number) => `CSV of ${orders(count)}`,
    exportChosenHint: "Made here and now of what you have chosen.",
    exportAll: "Everything that matches the filter",
    exportAllHint: "Made by the shop's server, up to 50,000 orders.",
    fileName: (day: string) => `orders-${day}.csv`,
  },

  assign: {
    button: "Assign",
    title: "Who works on it?",
    who: "Assignee",
    find: "Find somebody",
    nobody: "Nobody",
    nobodyHint: "Back to the queue",
    open: plural({ one: "# open order", other: "# open orders" }),
    me: "you",
    save: "Assign",
    done: (name: string) => `${name} works on it now.`,
    doneNobody: "It is in the queue again.",
    none: "Nobody is called so.",
    hint: "Otherwise it goes to the queue.",
  },
};

/** The catalogue's shape: the same keys in every language. */
export type OrdersTexts = typeof en;
