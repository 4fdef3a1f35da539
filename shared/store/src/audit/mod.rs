//! The Audit table. Nothing in it is ever changed: whoever writes may put what is not there yet, no
//! more.

pub(crate) mod entry;
pub(crate) mod list;

use aws_sdk_dynamodb::Client;

use super::{AuditEntry, Table};
use crate::{
    dynamo::key_range::{Index, Partition},
    dynamo::keys::{PK, SK},
};
use shared_domain::{
    UserId,
    audit::{AuditEvent, AuditType},
};

/// The table itself: events by type, in the order in which they came about.
const BY_TYPE: Index = Index {
    name: None,
    hash: PK,
    sort: SK,
};

/// Those of which it is known who did it.
const BY_ACTOR: Index = Index {
    name: Some("by-actor"),
    hash: ACTOR,
    sort: SK,
};

/// What finds an event by who did it.
pub(crate) const ACTOR: &str = "actorId";

/// The Audit table.
#[derive(Debug, Clone)]
pub struct Audit {
    /// Where they are.
    pub table: Table,
}

impl Audit {
    /// The Audit table of this name.
    pub fn new(client: &Client, table: &str) -> Self {
        Self {
            table: Table::new(client, table),
        }
    }

    /// An event that is to be kept here.
    pub fn entry(&self, event: AuditEvent) -> AuditEntry {
        AuditEntry::new(self.clone(), event)
    }
}

/// How many partitions the events of a type are spread over. What anybody may bring about has
/// several, so that nobody makes one of them hot; which of them an event stands in, chance decides.
const fn shards(kind: AuditType) -> u8 {
    match kind {
        AuditType::Registered
        | AuditType::SignedIn
        | AuditType::SignInFailed
        | AuditType::SignedOut => 4,
        _ => 1,
    }
}

/// The shard that an event stands in.
pub(crate) fn shard(event: &AuditEvent) -> u8 {
    event.id.as_bytes()[15] % shards(event.act.kind)
}

/// The partitions that hold the events of a type.
pub(crate) fn of_type(kind: AuditType) -> impl Iterator<Item = Partition> {
    (0..shards(kind)).map(move |shard| {
        Partition::new(BY_TYPE, crate::dynamo::keys::audit_partition(kind, shard))
    })
}

/// The partition that holds what somebody did.
pub(crate) fn of_actor(actor: UserId) -> Partition {
    Partition::new(BY_ACTOR, actor.to_string())
}
