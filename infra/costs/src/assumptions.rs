//! What is assumed and not measured: how people use the system, and what AWS does. Change it to
//! what your shop knows.

/// Orders by somebody who registers for it.
pub const REGISTRATIONS: f64 = 0.3;
/// Sign-ins, of customers and staff.
pub const SIGN_INS: f64 = 1.0;
/// Access tokens that ran out while somebody was at work.
pub const REFRESHES: f64 = 4.0;
/// An administrator assigns the order.
pub const ASSIGNMENTS: f64 = 1.0;
/// It is begun, and one in two is put on hold and begun again: two changes in the mean.
pub const CHANGES: f64 = 2.0;
/// It is completed; cancelled ones cost as much or less.
pub const COMPLETIONS: f64 = 1.0;
/// Notes that customer or staff write.
pub const NOTES: f64 = 1.0;
/// Photographs of it.
pub const FILES: f64 = 1.0;
/// How often the customer looks at it, and at the list of files with it half as often.
pub const LOOKS: f64 = 10.0;
/// How often the customer looks at their list.
pub const OWN_LISTS: f64 = 5.0;
/// How often an app asks how many notifications are unread.
pub const UNREAD_COUNTS: f64 = 20.0;
/// How often somebody reads their notifications.
pub const INBOXES: f64 = 3.0;
/// How often staff look at their list, shared out among its orders.
pub const STAFF_LISTS: f64 = 4.0;
/// How often staff look at it.
pub const STAFF_LOOKS: f64 = 4.0;
/// How often staff search.
pub const SEARCHES: f64 = 1.0;
/// How often staff look at their dashboard.
pub const DASHBOARDS: f64 = 1.0;
/// How often an administrator looks at the list of all orders, and at the dashboard.
pub const ADMINISTRATION: f64 = 0.3;
/// Active administrators: each is told of a new order.
pub const ADMINISTRATORS: f64 = 3.0;

/// Events in an order's history. Each is published (`functions/outbox`), and `notifier` hears of
/// each.
pub const EVENTS: f64 = 1.0 + ASSIGNMENTS + CHANGES + COMPLETIONS + NOTES + FILES;
/// Events of accounts: a registration, and the session of a sign-in when it ends. Each is
/// published.
pub const ACCOUNT_EVENTS: f64 = REGISTRATIONS + SIGN_INS;

/// Milliseconds from a call of DynamoDB to its answer, inside AWS.
pub const TRIP_MS: f64 = 5.0;
/// A publication takes as long as so many calls of DynamoDB.
pub const PUBLICATION_TRIPS: f64 = 3.0;
/// Bytes that Lambda and a function log of an invocation.
pub const LOG_LINES: f64 = 1_000.0;
/// Bytes of a line in the access log.
pub const ACCESS_LINE: f64 = 400.0;
/// Bytes of an answer, its headers included.
pub const ANSWER: f64 = 4_000.0;

/// Requests to S3 of a photograph that write or list: its upload, what is served in three sizes,
/// and the look for what is left over (`functions/media-processor/src/files.rs`). Deleting is free.
pub const FILE_PUTS: f64 = 5.0;
/// Requests to S3 of a photograph that read: found, read in two parts, and six downloads.
pub const FILE_GETS: f64 = 9.0;
/// Bytes that are kept of a photograph, in three sizes.
pub const FILE_KEPT: f64 = 3.3e6;
/// Bytes of it that are downloaded: four previews and half an original.
pub const FILE_DOWNLOADED: f64 = 2.1e6;

/// Months that orders are kept at the time of the bill: it is that of the twelfth month.
pub const MONTHS_KEPT: f64 = 12.0;
/// Bytes of an order in Orders: summary, text, events with their pictures, note, file, and three
/// index entries, with the 100 bytes that DynamoDB adds to each item of each.
pub const ORDER_BYTES: f64 = 12_000.0;
/// Bytes that an order brings to Users and Audit, indexes included.
pub const ACCOUNT_BYTES: f64 = 2_500.0;
/// Bytes of an order in ReadModels: row, words, and 33 tokens.
pub const READ_MODEL_BYTES: f64 = 7_000.0;
/// Bytes of what people are told of an order, with what is indexed of it.
pub const NOTIFICATION_BYTES: f64 = 8_000.0;
/// Months that these are kept (docs/DATA-MODEL.md, "Notifications").
pub const NOTIFICATION_MONTHS: f64 = 3.0;

/// Seconds of a month of 30 days.
pub const MONTH: f64 = 30.0 * 86_400.0;
/// Lambda asks a queue with this many connections when nothing is in it
/// (<https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html>).
pub const POLLERS: f64 = 5.0;
/// Seconds that each of them waits for a message.
pub const POLL: f64 = 20.0;
/// Seconds that DynamoDB and SNS keep a key for one caller before they ask KMS again.
pub const KEY_KEPT: f64 = 300.0;
/// States that an order can come to: as many series has a metric by status
/// (`shared/domain/src/order/status.rs`).
pub const STATUSES: f64 = 4.0;
/// What X-Ray takes of a function's requests after the first in each second
/// (<https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html>).
pub const TRACED: f64 = 0.05;

/// HTTP requests a second that two small servers are assumed to answer, password hashes among them.
pub const SERVER_RATE: f64 = 100.0;
/// How many times the month's mean the busiest hour has.
pub const PEAK: f64 = 5.0;
/// Gigabytes of their database's disk.
pub const SERVER_DISK: f64 = 100.0;
