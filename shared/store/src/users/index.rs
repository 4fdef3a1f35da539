//! The index of the Users table: accounts by what they may do, in the order in which they were
//! made.

use crate::dynamo::item::{Item, text};
use crate::dynamo::key_range::{Index, Partition};
use shared_domain::user::{Role, User};

/// The index.
pub const BY_ROLE: Index = Index {
    name: Some("by-role"),
    hash: "roleShard",
    sort: "createdKey",
};

/// Customers are spread over this many partitions, so that no partition takes all registrations.
const CUSTOMER_SHARDS: u8 = 4;

/// The partitions that hold the accounts of a role.
pub fn partitions(role: Role) -> impl Iterator<Item = Partition> {
    (0..shards(role)).map(move |shard| Partition {
        index: BY_ROLE,
        hash: format!("{role}#{shard}"),
    })
}

/// What the index finds an account by.
pub fn index_keys(user: &User) -> Item {
    let shard = user.id.as_bytes()[15] % shards(user.role);
    Item::from([
        (
            BY_ROLE.hash.to_owned(),
            text(format!("{}#{shard}", user.role)),
        ),
        (BY_ROLE.sort.to_owned(), text(created_key(user))),
    ])
}

/// Where an account stands among those sorted by the time they were made.
pub fn created_key(user: &User) -> String {
    format!("{}#{}", user.created_at, user.id)
}

const fn shards(role: Role) -> u8 {
    match role {
        Role::Customer => CUSTOMER_SHARDS,
        Role::Staff | Role::Admin => 1,
    }
}
