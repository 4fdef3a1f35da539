//! The tables: the only place that builds DynamoDB requests.
//!
//! **Depends on** `shared-domain`, `shared-auth` (hashes and sessions), `shared-events` (what the
//! streams tell of) and `shared-runtime`. No HTTP is known here.
//!
//! **Invariant:** no request path scans, and nothing is authorised from an index: indexes lag, so
//! an order is read by its key, strongly consistent, before anything is decided about it.

mod audit;
mod dynamo;
mod ephemeral;
mod idempotency;
mod notifications;
mod orders;
mod read_models;
mod realtime;
mod republish;
mod request_counts;
mod settings;
mod stream;
mod users;

pub use audit::Audit;
pub use audit::entry::AuditEntry;
pub use audit::list::AuditFilter;
pub use aws_sdk_dynamodb::Client as DynamoDbClient;
pub use dynamo::client::dynamodb_client;
pub use dynamo::condition::Condition;
pub use dynamo::error::StoreError;
pub use dynamo::key_range::Direction;
pub use dynamo::query::Page;
pub use dynamo::table::Table;
pub use dynamo::table::ping;
pub use dynamo::transaction::Outcome;
pub use ephemeral::Ephemeral;
pub use idempotency::{IdempotencyKey, IdempotencyRecord, IdempotentWrite, StoredResponse};
pub use notifications::id::notification;
pub use notifications::items::{Inbox, InboxNotification};
pub use notifications::list::UNREAD_MOST;
pub use notifications::{NotificationLookup, Notifications};
pub use orders::index::{OrderFilter, OrderScope};
pub use orders::media_sweep::{SWEEP_SHARDS, SweepItem};
pub use orders::writes::OrderCustomer;
pub use orders::{OrderLife, Orders};
pub use read_models::{
    ByStatus, COUNTER_SHARDS, Contents, Count, DayFigures, Figures, Generation, Generations,
    OrderRow, Projected, Projection, Projector, ReadModels, Rebuilt, Row, StaffFigures, Totals,
    UserRow,
};
pub use realtime::{
    ConnectOutcome, ConnectionOwner, EventLogEntry, LeaseRelease, RedeemedTicket, SendLease,
};
pub use request_counts::Counted;
pub use settings::cache::SettingsCache;
pub use stream::StreamRecord;
pub use users::Users;
pub use users::account_status::AccountDecision;
pub use users::api_keys::StoredApiKey;
pub use users::contact_merge::ContactMerge;
pub use users::credentials::{Credentials, IssuedPasswordToken};
pub use users::customers::{ContactWrite, MatchedCustomer};
pub use users::list::UserFilter;
pub use users::profiles::AccountChange;
pub use users::registration::{PasswordSet, Registration};
pub use users::sign_in::{SignInAttempt, SignInLimits};
