import type { AuditType } from "../../../../model.ts";

/** What the administrator reads of the audit trail, in English. */
export const en = {
  title: "Audit",
  lead: (zone: string) =>
    `Who did what, for 400 days. Nothing here can be changed. Times are yours: ${zone}.`,
  filters: "Filters",
  type: "What",
  anyType: "Everything",
  actor: "Who",
  from: "From",
  to: "To",
  clear: "Clear the filters",
  emptyTitle: "Nothing has happened yet",
  emptyText: "Sign-ins, changes of rights, keys, settings and exports appear here.",
  noneTitle: "Nothing matches",
  noneText: "Take a filter off, or choose other days.",
  somebody: "Somebody",
  someAccount: "an account",
  noAccount: "an address without an account",
  apiKey: "an API key",
  address: (address: string) => `From ${address}`,
  request: (id: string) => `Request ${id}`,
  copyRequest: "Copy the request's id",
  onlyOf: (name: string) => `Only what ${name} did`,
  was: "before",
  is: "now",
  yes: "yes",
  no: "no",
  nothing: "nothing",

  /** An event as a sentence, of who did it and to whom. */
  said: {
    REGISTERED: (who: string) => `${who} registered.`,
    SIGNED_IN: (who: string) => `${who} signed in.`,
    SIGN_IN_FAILED: (_: string, whom: string) => `A wrong password was given for ${whom}.`,
    SIGN_IN_REFUSED: (who: string) => `${who} could not sign in: the account is disabled.`,
    SIGNED_OUT: (who: string) => `${who} signed out of a device.`,
    SIGNED_OUT_EVERYWHERE: (who: string) => `${who} signed out everywhere.`,
    REFRESH_REUSED: (_: string, whom: string) =>
      `A session of ${whom} was used twice, as a thief would, and was ended.`,
    PASSWORD_CHANGED: (who: string) => `${who} set a new password.`,
    CONTACT_MERGED: (who: string, whom: string) => `${who} became one with the contact ${whom}.`,
    EMAIL_CHANGED: (who: string) => `${who} changed their e-mail address.`,
    PASSWORD_TOKEN_ISSUED: (who: string, whom: string) =>
      `${who} made a password link for ${whom}.`,
    USER_INVITED: (who: string, whom: string) => `${who} invited ${whom}.`,
    ROLE_CHANGED: (who: string, whom: string) => `${who} changed the role of ${whom}.`,
    ACTIVITY_CHANGED: (who: string, whom: string) => `${who} changed the access of ${whom}.`,
    CUSTOMER_LOOKED_UP: (who: string, whom: string) => `${who} looked up ${whom}.`,
    API_KEY_CREATED: (who: string, whom: string) => `${who} made ${whom}.`,
    API_KEY_REVOKED: (who: string, whom: string) => `${who} revoked ${whom}.`,
    API_KEY_USED: (who: string) => `The API key ${who} was used.`,
    CONFIG_CHANGED: (who: string) => `${who} changed the settings.`,
    ORDERS_EXPORTED: (who: string) => `${who} exported orders.`,
  } satisfies Record<AuditType, (who: string, whom: string) => string>,
  /** One that this version of the app does not know. */
  saidUnknown: (who: string, type: string) => `${who}: ${type}`,

  /** A kind of event, in the filter. */
  types: {
    REGISTERED: "Registered",
    SIGNED_IN: "Signed in",
    SIGN_IN_FAILED: "Wrong password",
    SIGN_IN_REFUSED: "Sign-in refused",
    SIGNED_OUT: "Signed out",
    SIGNED_OUT_EVERYWHERE: "Signed out everywhere",
    REFRESH_REUSED: "Session used twice",
    PASSWORD_CHANGED: "Password set",
    CONTACT_MERGED: "Contact became an account",
    EMAIL_CHANGED: "E-mail changed",
    PASSWORD_TOKEN_ISSUED: "Password link made",
    USER_INVITED: "Invited",
    ROLE_CHANGED: "Role changed",
    ACTIVITY_CHANGED: "Disabled or enabled",
    CUSTOMER_LOOKED_UP: "Customer looked up",
    API_KEY_CREATED: "API key made",
    API_KEY_REVOKED: "API key revoked",
    API_KEY_USED: "API key used",
    CONFIG_CHANGED: "Settings changed",
    ORDERS_EXPORTED: "Orders exported",
  } satisfies Record<AuditType, string>,
};

/** The shape: the same keys in every language. */
export type AuditTexts = typeof en;
