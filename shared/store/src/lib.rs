//! The tables: the only place that builds DynamoDB requests.
//!
//! **Invariant:** no request path scans, and nothing is authorised from an index: indexes lag, so an
//! order is read by its key, strongly consistent, before anything is decided about it.

mod api_keys;
mod audit;
mod audit_entry;
mod audit_list;
mod client;
mod compression;
mod contact_merge;
mod credentials;
mod customers;
mod dispatch;
mod ephemeral;
mod error;
mod everything;
mod idempotency;
mod item;
mod keys;
mod live;
mod media;
mod media_sweep;
mod merge;
mod notification_id;
mod notification_index;
mod notification_items;
mod notification_list;
mod notifications;
mod order_counts;
mod order_export;
mod order_index;
mod order_items;
mod order_list;
mod order_search;
mod order_writes;
mod orders;
mod pictures;
mod profiles;
mod read_models;
mod registration;
mod request_counts;
mod sessions;
mod settings;
mod settings_cache;
mod sign_in;
mod sort_bounds;
mod standing;
mod stream;
mod table;
mod transaction;
mod user_index;
mod user_list;
mod user_search;
mod users;
mod walk;

pub use api_keys::KeptApiKey;
pub use audit::Audit;
pub use audit_entry::AuditEntry;
pub use audit_list::AuditFilter;
pub use aws_sdk_dynamodb::Client as DynamoDbClient;
pub use client::dynamodb_client;
pub use contact_merge::ContactMerge;
pub use credentials::{Credentials, IssuedPasswordToken};
pub use customers::{ContactWrite, Meant};
pub use ephemeral::Ephemeral;
pub use error::StoreError;
pub use idempotency::{IdempotencyKey, IdempotencyRecord, Reply};
pub use live::{Admission, Delivery, Entry, Opened, Owner, Released};
pub use media::FilesDeclared;
pub use media_sweep::{SWEEP_SHARDS, ToSweep};
pub use notification_id::notification;
pub use notification_items::{Inbox, Received};
pub use notification_list::UNREAD_MOST;
pub use notifications::{Notifications, Told};
pub use order_index::{Direction, OrderFilter, OrderScope};
pub use order_writes::{Committed, OrderCustomer, Remember};
pub use orders::{OrderLife, Orders};
pub use profiles::AccountChange;
pub use read_models::{
    ByStatus, COUNTER_SHARDS, Contents, Count, DayFigures, Figures, Generation, Generations,
    OrderRow, Projected, Projection, Projector, ReadModels, Rebuilt, Row, StaffFigures, Totals,
    UserRow,
};
pub use registration::{Invitation, PasswordSet, Registration};
pub use request_counts::Counted;
pub use settings_cache::SettingsCache;
pub use sign_in::{SignInAttempt, SignInLimits};
pub use standing::Decided;
pub use stream::StreamRecord;
pub use table::Table;
pub use table::ping;
pub use user_list::UserFilter;
pub use users::Users;
pub use walk::Page;
