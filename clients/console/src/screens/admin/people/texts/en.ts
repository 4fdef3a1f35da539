import { pluralOf } from "../../../../texts/plural.ts";

const plural = pluralOf("en");

/** What the administrator reads of people, in English. */
export const en = {
  title: "People",
  lead: "Customers, and everybody who works here.",
  search: "Search by name or e-mail",
  filters: "Roles",
  everybody: "All",
  role: { CUSTOMER: "Customer", STAFF: "Staff", ADMIN: "Administrator" },
  roles: { CUSTOMER: "Customers", STAFF: "Staff", ADMIN: "Administrators" },
  /** What a role may do, where one is chosen. */
  roleMay: {
    CUSTOMER: "Places orders and follows their own.",
    STAFF: "Takes orders from the queue and works on their own.",
    ADMIN: "Sees and changes everything, these settings and people included.",
  },
  activity: "Access",
  anyActivity: "Everybody",
  active: "May sign in",
  disabled: "Disabled",
  contact: "Contact",
  you: "You",
  since: (day: string) => `Since ${day}`,
  emptyTitle: "Nobody here yet",
  emptyText: "Invite who works here. Customers appear once they register or place an order.",
  noneTitle: "Nobody matches",
  noneText: "Try other words, at least two letters of one, or take a filter off.",
  clear: "Clear the filters",
  noAddress: "No e-mail",

  invite: {
    open: "Invite",
    title: "Invite somebody to work here",
    text: "You get a link for them to set a password. It works once, for a day.",
    firstName: "First name",
    lastName: "Last name",
    email: "E-mail",
    role: "Role",
    submit: "Create the link",
    taken: "Somebody with this address is here already. Look for them in the list.",
  },

  link: {
    title: (name: string) => `A link for ${name}`,
    text: "Hand it to them yourself. Whoever has it sets their password.",
    until: (when: string) => `It works once, until ${when}.`,
    label: "Link",
    do: "Password link",
    askTitle: (name: string) => `Make a password link for ${name}?`,
    ask:
      "Whoever has the link sets a new password, once, within a day. An earlier link stops " +
      "working; the present password works until then.",
    askContact:
      "With the link this contact gets an account with a password, and finds their orders there.",
    submit: "Make the link",
    never: "Your own password you change in your profile.",
    toProfile: "To your profile",
    noAddress: "Without an e-mail address a contact cannot have an account.",
  },

  person: {
    back: "All people",
    facts: "About",
    email: "E-mail",
    phone: "Phone",
    role: "Role",
    since: "Here since",
    changed: "Last changed",
    verified: (when: string) => `Confirmed ${when}`,
    unverified: "Not confirmed",
    none: "–",
    contactText:
      "Written down at the counter: a contact has no account, so there is no sign-in and no " +
      "other role.",
    disabledText: "Kept out: they cannot sign in. Their orders stay as they are.",
    orders: "Orders",
    placed: "Orders they placed",
    assigned: "Orders in their hands",
    did: "What they did",
    didText: "Their entries in the audit trail",
    access: "Access",
    lookingTitle: "Looking for them",
    pausedTitle: "Not among the latest",
    pausedText: "People are listed by when they came; these go further back.",
    lookOn: "Keep looking",
    missingTitle: "There is nobody here",
    missingText: "The address may be mistyped, or this contact became one with an account.",
    toPeople: "To all people",
  },

  changeRole: {
    do: "Change the role",
    title: (name: string) => `Change the role of ${name}`,
    ends: "They are signed out everywhere, and sign in again with the new role.",
    endsOwn: "This is you: you are signed out, and this part of the app may be closed to you.",
    submit: "Change the role",
    done: (name: string, role: string) => `${name} is now: ${role}.`,
  },

  disable: {
    do: "Disable",
    title: (name: string) => `Disable ${name}?`,
    text:
      "They are signed out everywhere at once and cannot sign in until you enable them again. " +
      "Orders in their hands stay there until you give them to somebody else.",
    own: "This is you: you are signed out at once, and only another administrator lets you in.",
    submit: "Disable",
    done: (name: string) => `${name} can no longer sign in.`,
  },

  enable: {
    do: "Enable",
    title: (name: string) => `Enable ${name}?`,
    text: "They can sign in again, with the password they had.",
    submit: "Enable",
    done: (name: string) => `${name} can sign in again.`,
  },

  stillOpen: {
    none: "No open order is in their hands.",
    some: plural({
      one: "# open order is still in their hands.",
      other: "# open orders are still in their hands.",
    }),
    see: "See these orders",
  },

  picker: {
    searching: "Looking",
    nobody: "Nobody matches",
    takeAway: (name: string) => `Take ${name} away`,
    placeholder: "Name or e-mail",
    unnamed: "Somebody chosen before",
  },
};

/** The shape: the same keys in every language. */
export type PeopleTexts = typeof en;
