//! How items are named. `docs/DATA-MODEL.md` lists who reads what by which of these.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::read_models::Generation;
use shared_auth::SecretHash;
use shared_domain::{
    ApiKeyId, EventId, MediaId, NoteId, NotificationId, SessionId, Timestamp, UserId,
    audit::{AuditEvent, AuditType},
    order::OrderNumber,
    realtime::{ConnectionId, Position},
    search::Token,
    user::{Email, Phone, Role},
};

/// The partition key attribute of every table.
pub const PK: &str = "pk";
/// The sort key attribute of every table.
pub const SK: &str = "sk";
/// When DynamoDB may remove an item, in seconds since 1970.
pub const TTL: &str = "ttl";

/// The sort keys of a user's sessions begin with this; those below are of an order's history,
/// notes and files, and so on.
pub const SESSION: &str = "SESSION#";
/// See [`SESSION`].
pub const EVENT: &str = "EVENT#";
/// See [`SESSION`].
pub const NOTE: &str = "NOTE#";
/// See [`SESSION`]. An order's files.
pub const FILE: &str = "FILE#";
/// The sort key of an order's summary.
pub const ORDER: &str = "ORDER";
/// The sort key of an account.
pub const USER: &str = "USER";
/// The partitions of accounts begin with this.
const USER_PARTITION: &str = "USER#";
const MEDIA_PARTITION: &str = "MEDIA#";
/// See [`SESSION`]. Files whose objects are still to be removed.
pub const REMOVED: &str = "REMOVED#";
/// See [`SESSION`]. A user's notifications.
pub const NOTIFICATION: &str = "NOTIFICATION#";
/// The partition of all API keys.
pub const API_KEYS: &str = "KEYS";
/// The partition of all views that administrators share.
pub const SHARED_VIEWS: &str = "SHARED-VIEWS";
/// See [`SESSION`]. Who shares views.
pub const SHARING_USER: &str = "USER#";
/// See [`SESSION`]. API keys.
pub const API_KEY: &str = "KEY#";

/// See [`SESSION`]. Somebody's connections.
pub const CONNECTION: &str = "CONNECTION#";
/// See [`SESSION`]. What somebody hears of while they are connected.
pub const PUSH_EVENT: &str = "NEWS#";
/// See [`SESSION`]. Who of a role is connected or was lately.
pub const CONNECTED_USER: &str = "USER#";

/// An item's primary key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The partition key.
    pub pk: String,
    /// The sort key.
    pub sk: String,
}

impl Key {
    fn new(pk: String, sk: impl Into<String>) -> Self {
        Self { pk, sk: sk.into() }
    }

    /// A user's account.
    pub fn user(id: UserId) -> Self {
        Self::new(users_partition(id), USER)
    }

    /// Whose account or session an item belongs to.
    pub fn user_of(item: &HashMap<String, AttributeValue>) -> Option<UserId> {
        let partition = item.get(PK)?.as_s().ok()?;
        partition.strip_prefix(USER_PARTITION)?.parse().ok()
    }

    /// The order whose file an item is.
    pub fn order_of_files(item: &HashMap<String, AttributeValue>) -> Option<OrderNumber> {
        let partition = item.get(PK)?.as_s().ok()?;
        partition.strip_prefix(MEDIA_PARTITION)?.parse().ok()
    }

    /// What proves who a user is. Only auth, users and admin may read it.
    pub fn credentials(id: UserId) -> Self {
        Self::new(format!("CRED#{id}"), "CRED")
    }

    /// Holds an e-mail address for its user.
    pub fn email(email: &Email) -> Self {
        Self::new(format!("EMAIL#{}", email.key()), "EMAIL")
    }

    /// Holds the e-mail address of a contact, which claims nothing.
    pub fn contact(email: &Email) -> Self {
        Self::new(format!("CONTACT#{}", email.key()), "CONTACT")
    }

    /// Whose a telephone number is.
    pub fn phone(phone: &Phone) -> Self {
        Self::new(format!("PHONE#{}", phone.as_str()), "PHONE")
    }

    /// A sign-in.
    pub fn session(user: UserId, session: SessionId) -> Self {
        Self::new(users_partition(user), format!("{SESSION}{session}"))
    }

    /// An order's summary. It sorts after its history and before its text, so that one query read
    /// backwards gives the text, the order and its latest events.
    pub fn order(number: &OrderNumber) -> Self {
        Self::new(order_partition(number), ORDER)
    }

    /// An order's description and instructions, apart so that a change of status costs the same
    /// whatever the text.
    pub fn order_text(number: &OrderNumber) -> Self {
        Self::new(order_partition(number), "TEXT")
    }

    /// An event of an order's history. Its version comes first, so that history sorts as it
    /// happened whatever the clocks of two instances say.
    pub fn event(number: &OrderNumber, version: u64, event: EventId) -> Self {
        Self::new(
            order_partition(number),
            format!("{EVENT}{version:010}#{event}"),
        )
    }

    /// A note on an order. Notes live beside the order's own collection, so that they never stand
    /// between an order and its history.
    pub fn note(number: &OrderNumber, note: NoteId) -> Self {
        Self::new(notes_partition(number), format!("{NOTE}{note}"))
    }

    /// A file of an order.
    pub fn file(number: &OrderNumber, media: MediaId) -> Self {
        Self::new(media_partition(number), format!("{FILE}{media}"))
    }

    /// A file that is gone, while its objects may be there.
    pub fn removed_file(number: &OrderNumber, media: MediaId) -> Self {
        Self::new(media_partition(number), format!("{REMOVED}{media}"))
    }

    /// How many files an order has.
    pub fn file_count(number: &OrderNumber) -> Self {
        Self::new(media_partition(number), "COUNT")
    }

    /// An API key.
    pub fn api_key(id: ApiKeyId) -> Self {
        Self::new(API_KEYS.to_owned(), format!("{API_KEY}{id}"))
    }

    /// The views that a user has saved.
    pub fn saved_views(user: UserId) -> Self {
        Self::new(users_partition(user), "VIEWS")
    }

    /// Those of them that the user shares.
    pub fn shared_views(user: UserId) -> Self {
        Self::new(SHARED_VIEWS.to_owned(), format!("{SHARING_USER}{user}"))
    }

    /// What administrators have set.
    pub fn settings() -> Self {
        Self::new("CONFIG".to_owned(), "CONFIG")
    }

    /// The picture that a user is about to upload. Apart from the account, so that whoever looks at
    /// pictures need not be allowed to remove accounts.
    pub fn awaited_picture(user: UserId) -> Self {
        Self::new(format!("PICTURE#{user}"), "PICTURE")
    }

    /// What a user was told.
    pub fn notification(user: UserId, notification: NotificationId) -> Self {
        Self::new(
            notifications_partition(user),
            format!("{NOTIFICATION}{notification}"),
        )
    }

    /// Up to when a user has read everything they were told.
    pub fn read_mark(user: UserId) -> Self {
        Self::new(notifications_partition(user), "READ")
    }

    /// What a request with an idempotency key was answered.
    pub fn idempotency(hash: &SecretHash) -> Self {
        Self::new(format!("IDEMPOTENCY#{}", hash.as_str()), "REPLY")
    }

    /// How many requests somebody has sent in the window that ends then.
    pub fn request_count(subject: &SecretHash, ends_at: Timestamp) -> Self {
        Self::new(
            format!("RATE#{}", subject.as_str()),
            ends_at.as_seconds().to_string(),
        )
    }

    /// How often somebody has failed to sign in lately.
    pub fn sign_in_failures(scope: &SecretHash) -> Self {
        Self::new(format!("LOGIN#{}", scope.as_str()), "FAILURES")
    }

    /// An address from which a user has signed in.
    pub fn known_address(scope: &SecretHash) -> Self {
        Self::new(format!("LOGIN#{}", scope.as_str()), "KNOWN")
    }

    /// What lets somebody connect, once.
    pub fn ticket(hash: &SecretHash) -> Self {
        Self::new(format!("TICKET#{}", hash.as_str()), "TICKET")
    }

    /// Somebody's connection.
    pub fn connection(user: UserId, id: &ConnectionId) -> Self {
        Self::new(realtime_partition(user), format!("{CONNECTION}{}", id.0))
    }

    /// Whose connection it is, for whoever knows no more than what it is called.
    pub fn connection_owner(id: &ConnectionId) -> Self {
        Self::new(format!("{CONNECTION}{}", id.0), "OWNER")
    }

    /// How far the log of what concerns somebody goes.
    pub fn log_end(user: UserId) -> Self {
        Self::new(realtime_partition(user), "END")
    }

    /// How far somebody was sent that log, and who sends it to them.
    pub fn send_lease(user: UserId) -> Self {
        Self::new(realtime_partition(user), "DELIVERY")
    }

    /// What stands at a position of that log.
    pub fn push_event(user: UserId, position: Position) -> Self {
        Self::new(
            realtime_partition(user),
            format!("{PUSH_EVENT}{}", position.sortable()),
        )
    }

    /// That somebody of a role is connected or was lately.
    pub fn connected_user(role: Role, user: UserId) -> Self {
        Self::new(
            connected_users_partition(role),
            format!("{CONNECTED_USER}{user}"),
        )
    }

    /// Which generations of the read models there are.
    pub fn generations() -> Self {
        Self::new("GENERATIONS".to_owned(), "GENERATIONS")
    }

    /// What the read models know of an order or user, in its partition.
    pub fn row(partition: &str) -> Self {
        Self::new(partition.to_owned(), "ROW")
    }

    /// The words that it is found by. Apart, so that a change of status costs the same whatever
    /// they are.
    pub fn words(partition: &str) -> Self {
        Self::new(partition.to_owned(), "WORDS")
    }

    /// That it is found under a token, among those sorted by `created_key`.
    pub fn token(partition: String, created_key: &str) -> Self {
        Self::new(partition, created_key)
    }

    /// Some counters of a shard.
    pub fn counters(generation: Generation, shard: u8, group: &str) -> Self {
        Self::new(counters_partition(generation, shard), group)
    }

    /// An event of the audit trail, in a shard of those of its type.
    pub fn audit_event(event: &AuditEvent, shard: u8) -> Self {
        Self::new(
            audit_partition(event.act.kind, shard),
            format!("{}#{}", event.created_at, event.id),
        )
    }

    /// Read to find out whether the database answers. Nothing is stored there.
    pub fn health() -> Self {
        Self::new("HEALTH".to_owned(), "HEALTH")
    }

    /// The key as DynamoDB takes it.
    pub fn attributes(&self) -> HashMap<String, AttributeValue> {
        HashMap::from([
            (PK.to_owned(), AttributeValue::S(self.pk.clone())),
            (SK.to_owned(), AttributeValue::S(self.sk.clone())),
        ])
    }
}

/// A user's account and sessions.
pub fn users_partition(id: UserId) -> String {
    format!("{USER_PARTITION}{id}")
}

/// An order, its text and its history.
pub fn order_partition(number: &OrderNumber) -> String {
    format!("ORDER#{number}")
}

/// An order's notes.
pub fn notes_partition(number: &OrderNumber) -> String {
    format!("NOTES#{number}")
}

/// An order's files.
pub fn media_partition(number: &OrderNumber) -> String {
    format!("{MEDIA_PARTITION}{number}")
}

/// What the read models know of an order.
pub fn order_row_partition(generation: Generation, number: &OrderNumber) -> String {
    format!("{generation}#ORDER#{number}")
}

/// What the read models know of a user.
pub fn user_row_partition(generation: Generation, user: UserId) -> String {
    format!("{generation}#USER#{user}")
}

/// The orders that are found under a token.
pub fn order_token_partition(generation: Generation, token: &Token) -> String {
    format!("{generation}#WORD#{}", token.as_str())
}

/// The users that are found under a token.
pub fn user_token_partition(generation: Generation, token: &Token) -> String {
    format!("{generation}#NAME#{}", token.as_str())
}

/// The counters of a shard.
pub fn counters_partition(generation: Generation, shard: u8) -> String {
    format!("{generation}#COUNT#{shard}")
}

/// The partitions of a generation of the read models begin with this.
pub fn generation_prefix(generation: Generation) -> String {
    format!("{generation}#")
}

/// A shard of the audit events of a type.
pub fn audit_partition(kind: AuditType, shard: u8) -> String {
    format!("{kind}#{shard}")
}

/// What a user was told.
pub fn notifications_partition(user: UserId) -> String {
    format!("INBOX#{user}")
}

/// Somebody's connections, and the log of what concerns them.
pub fn realtime_partition(user: UserId) -> String {
    format!("LIVE#{user}")
}

/// Those of a role who are connected or were lately.
pub fn connected_users_partition(role: Role) -> String {
    format!("LISTENERS#{role}")
}
