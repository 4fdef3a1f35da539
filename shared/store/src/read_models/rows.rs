//! What the read models know of orders and users.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::Generation;
use crate::{dynamo::keys, orders, users};
use shared_domain::{
    order::{Order, OrderText},
    search::{Token, Words},
    tally::{Counter, OrderFacts, Tally},
    user::{Role, User},
};

/// Of the description, this many distinct words are found.
pub const DESCRIPTION_WORDS: usize = 50;

/// A row: what of something decides what it counts for.
pub trait Row: Serialize + DeserializeOwned + PartialEq {
    /// Of what it was made from.
    fn version(&self) -> u64;

    /// What it counts for.
    fn tally(&self) -> Tally;

    /// Where what it is of is found under a token.
    fn token_partition(generation: Generation, token: &Token) -> String;
}

/// What the read models are to know of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection<R> {
    /// The partition of the row.
    pub partition: String,
    /// Which generation it belongs to.
    pub generation: Generation,
    /// Which of the shards counts it.
    pub shard: u8,
    /// Where it stands among those sorted by the time they were made.
    pub created_key: String,
    /// What it counts for.
    pub row: R,
    /// What it is found by.
    pub words: Words,
}

/// The row of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderRow {
    version: u64,
    #[serde(flatten)]
    facts: OrderFacts,
}

/// The row of a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserRow {
    version: u64,
    role: Role,
    /// A contact that is one with an account: counted and found no more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_merged: bool,
}

impl Row for OrderRow {
    fn version(&self) -> u64 {
        self.version
    }

    fn tally(&self) -> Tally {
        self.facts.tally()
    }

    fn token_partition(generation: Generation, token: &Token) -> String {
        keys::order_token_partition(generation, token)
    }
}

impl Row for UserRow {
    fn version(&self) -> u64 {
        self.version
    }

    fn tally(&self) -> Tally {
        match self.is_merged {
            true => Tally::new(),
            false => Tally::from([(Counter::Users(self.role), 1)]),
        }
    }

    fn token_partition(generation: Generation, token: &Token) -> String {
        keys::user_token_partition(generation, token)
    }
}

impl Projection<OrderRow> {
    /// What the read models are to know of an order.
    pub fn of_order(generation: Generation, order: &Order, text: &OrderText) -> Self {
        let customer = &order.customer;
        let mut words = Words::of([
            order.number.to_string().as_str(),
            order.title.as_str(),
            customer.email_text(),
        ]);
        words.extend_with_names(customer.first_name.as_str(), customer.last_name.as_str());
        words.extend_with_first(text.description.as_str(), DESCRIPTION_WORDS);
        Self {
            partition: keys::order_row_partition(generation, &order.number),
            generation,
            shard: super::counters::shard(order.id.as_bytes()),
            created_key: orders::index::created_key(order),
            row: OrderRow {
                version: order.version,
                facts: order.into(),
            },
            words,
        }
    }
}

impl Projection<UserRow> {
    /// What the read models are to know of a user.
    pub fn of_user(generation: Generation, user: &User) -> Self {
        let is_merged = user.merged_into.is_some();
        let mut words = Words::of([user.email_text()]);
        if !is_merged {
            words.extend_with_names(user.first_name.as_str(), user.last_name.as_str());
        }
        Self {
            partition: keys::user_row_partition(generation, user.id),
            generation,
            shard: super::counters::shard(user.id.as_bytes()),
            created_key: users::index::created_key(user),
            row: UserRow {
                version: user.version,
                role: user.role,
                is_merged,
            },
            words,
        }
    }
}
