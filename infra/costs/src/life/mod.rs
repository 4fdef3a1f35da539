//! The life of an order: everything that is done for it, from its customer's registration to what
//! is told of its end.

mod build;

use crate::{
    assumptions::*,
    entry::Entry,
    operation::{Operation, Work},
};
use build::{AUDIT, event, request};

/// One call of the store and a token.
const ONE_CALL: Work = Work::Request("orders, get order");

/// Everything that is done for an order. Where a row of another request is named, that is the
/// closest measured.
pub const LIFE: &[Operation] = &[
    request("register", REGISTRATIONS, "Auth", "register")
        .newer_writes(1.0 + AUDIT)
        .work(Work::Hash),
    request("sign in", SIGN_INS, "Auth", "login")
        // The session is part of a transaction, which doubles its unit.
        .newer_writes(2.0 + AUDIT)
        .work(Work::Hash),
    // Counted by address and by session.
    request("refresh", REFRESHES, "Auth", "refresh").newer_writes(2.0),
    request("place", 1.0, "Orders", "create").with(&["text", "due time", "idempotency key"]),
    request("assign", ASSIGNMENTS, "Orders", "to IN_PROGRESS"),
    request("begin, hold", CHANGES, "Orders", "to IN_PROGRESS").with(&["due"]),
    request("complete", COMPLETIONS, "Orders", "to COMPLETED").with(&["due"]),
    request("write a note", NOTES, "Orders", "create"),
    request("declare a file", FILES, "Media", "create").with(&["idempotency key"]),
    request("see files", LOOKS / 2.0, "Media", "get by id, customer").work(ONE_CALL),
    request("look, customer", LOOKS, "Orders", "get by id, customer").work(ONE_CALL),
    request(
        "list, customer",
        OWN_LISTS,
        "Orders",
        "list of 20, customer",
    ),
    request(
        "count unread",
        UNREAD_COUNTS,
        "Notifications",
        "get by id, customer",
    )
    .work(ONE_CALL),
    request(
        "notifications",
        INBOXES,
        "Notifications",
        "list of 20, customer",
    ),
    request("list, staff", STAFF_LISTS, "Orders", "list of 20, staff"),
    request(
        "look, staff",
        STAFF_LOOKS,
        "Orders",
        "get by id, administrator",
    )
    .work(ONE_CALL),
    request("search, staff", SEARCHES, "Orders", "search, staff"),
    request("dashboard, staff", DASHBOARDS, "Admin", "dashboard, staff"),
    request(
        "list, administrator",
        ADMINISTRATION,
        "Orders",
        "list of 20, administrator",
    ),
    request(
        "dashboard, administrator",
        ADMINISTRATION,
        "Admin",
        "dashboard, administrator",
    ),
    event("outbox: publish", EVENTS + ACCOUNT_EVENTS, "Outbox")
        .entry(Entry::Stream)
        .code(PUBLICATION_TRIPS, 0.0, 0.0),
    // Each notification is an item and its entry in `unread`.
    event("notifier: tell administrators", 1.0, "Notifier").code(
        1.0 + ADMINISTRATORS,
        0.5,
        2.0 * ADMINISTRATORS,
    ),
    event("notifier: tell one", EVENTS - 1.0, "Notifier").code(2.0, 1.0, 2.0),
    event("projector: placed", 1.0, "Projector").projects("the same with a due time"),
    event("projector: assigned", ASSIGNMENTS, "Projector").projects("assigned from the queue"),
    event("projector: begun, held", CHANGES, "Projector").projects("begun"),
    event("projector: completed", COMPLETIONS, "Projector").projects("completed, with a due time"),
    // Row, words and counters, and a token for each of five names.
    event("projector: registered", REGISTRATIONS, "Projector").code(3.0, 4.0, 16.0),
    event("media-processor: a photograph", FILES, "MediaProcessor")
        .entry(Entry::Upload)
        .like("to IN_PROGRESS")
        .work(Work::Upload("twenty photographs of 12 megapixels")),
];
