//! Where what is counted is kept.
//!
//! Counters are spread over shards by the id of what they count, so that changes to different
//! orders seldom meet in one item. Those of a month share an item: a year of statistics is twelve
//! items a shard.

use std::collections::BTreeMap;

use super::Generation;
use crate::{
    StoreError, Table,
    dynamo::{item::number, keys::Key, transaction::Transaction},
};
use shared_domain::{
    Day, UserId,
    order::OrderStatus,
    tally::{Counter, Tally},
};

/// How many shards there are.
pub const COUNTER_SHARDS: u8 = 4;

/// The groups of counters: their sort keys are, or begin with, these.
pub mod group {
    /// All orders.
    pub const ORDERS: &str = "ORDERS";
    /// All users.
    pub const USERS: &str = "USERS";
    /// A user's orders.
    pub const ASSIGNED: &str = "ASSIGNED#";
    /// A customer's orders.
    pub const ORDERED: &str = "ORDERED#";
    /// Orders placed in a month, by day and present status.
    pub const PLACED: &str = "PLACED#";
    /// Orders completed and cancelled in a month, by day.
    pub const FINISHED: &str = "FINISHED#";
    /// Orders completed by somebody in a month, by day.
    pub const COMPLETED_BY: &str = "COMPLETED-BY#";
    /// How long orders took that were completed on a day.
    pub const TOOK: &str = "TOOK#";
    /// Open orders due in a month, by day.
    pub const DUE: &str = "DUE#";
}

/// A counter's name in its item.
pub mod name {
    /// See [`Counter::Unassigned`](shared_domain::tally::Counter::Unassigned).
    pub const UNASSIGNED: &str = "UNASSIGNED";
    /// See [`Counter::Queue`](shared_domain::tally::Counter::Queue).
    pub const QUEUE: &str = "QUEUE";
    /// See [`Counter::Seconds`](shared_domain::tally::Counter::Seconds).
    pub const SECONDS: &str = "seconds";
}

/// A counter as it is kept: in which group, under which name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    /// The sort key of its item.
    pub group: String,
    /// The attribute.
    pub name: String,
}

impl From<Counter> for Count {
    fn from(counter: Counter) -> Self {
        let (group, name) = match counter {
            Counter::Orders(status) => (group::ORDERS.to_owned(), status.to_string()),
            Counter::Unassigned => (group::ORDERS.to_owned(), name::UNASSIGNED.to_owned()),
            Counter::Queue => (group::ORDERS.to_owned(), name::QUEUE.to_owned()),
            Counter::Users(role) => (group::USERS.to_owned(), role.to_string()),
            Counter::Assigned(user, status) => (assigned(user), status.to_string()),
            Counter::Ordered(user, status) => (ordered(user), status.to_string()),
            Counter::Placed(day, status) => (monthly(group::PLACED, day), daily(day, status)),
            Counter::Finished(day, status) => (monthly(group::FINISHED, day), daily(day, status)),
            Counter::CompletedBy(day, user) => (
                format!("{}#{user}", monthly(group::COMPLETED_BY, day)),
                of_month(day),
            ),
            Counter::Took(day, bucket) => (took(day), u16::from(bucket).to_string()),
            Counter::Seconds(day) => (took(day), name::SECONDS.to_owned()),
            Counter::Due(day) => (monthly(group::DUE, day), of_month(day)),
        };
        Self { group, name }
    }
}

/// The group of a user's orders.
pub fn assigned(user: UserId) -> String {
    format!("{}{user}", group::ASSIGNED)
}

/// The group of a customer's orders.
pub fn ordered(user: UserId) -> String {
    format!("{}{user}", group::ORDERED)
}

fn monthly(group: &str, day: Day) -> String {
    format!("{group}{}", day.month())
}

fn took(day: Day) -> String {
    format!("{}{day}", group::TOOK)
}

fn of_month(day: Day) -> String {
    format!("{:02}", day.of_month())
}

/// Short, for a month has many of them in one item.
fn daily(day: Day, status: OrderStatus) -> String {
    format!("{}{}", of_month(day), letter(status))
}

/// The day and status of a counter that [`daily`] named.
pub fn read_daily(month: &str, name: &str) -> Option<(Day, OrderStatus)> {
    let (number, letter_of) = name.split_at_checked(2)?;
    let day = Day::in_month(month, number.parse().ok()?)?;
    let mut statuses = OrderStatus::ALL.into_iter();
    let status = statuses.find(|status| letter(*status).to_string() == letter_of)?;
    Some((day, status))
}

/// One letter for each status.
pub const fn letter(status: OrderStatus) -> char {
    match status {
        OrderStatus::Pending => 'P',
        OrderStatus::InProgress => 'I',
        OrderStatus::OnHold => 'H',
        OrderStatus::Completed => 'C',
        OrderStatus::Cancelled => 'X',
    }
}

/// The shard that counts what has this id.
pub const fn shard(id: &[u8; 16]) -> u8 {
    id[15] % COUNTER_SHARDS
}

/// Adds to the counters of a shard, one update an item.
pub(super) fn add(
    mut transaction: Transaction,
    table: &Table,
    generation: Generation,
    shard: u8,
    amounts: Tally,
) -> Result<Transaction, StoreError> {
    let mut groups: BTreeMap<String, Vec<(String, i64)>> = BTreeMap::new();
    for (counter, amount) in amounts {
        let Count { group, name } = counter.into();
        groups.entry(group).or_default().push((name, amount));
    }
    for (group, amounts) in groups {
        let key = Key::counters(generation, shard, &group);
        transaction = transaction.update(table, &key, |mut update| {
            let mut expression = Vec::with_capacity(amounts.len());
            for (position, (name, amount)) in amounts.into_iter().enumerate() {
                expression.push(format!("#n{position} :a{position}"));
                update = update
                    .expression_attribute_names(format!("#n{position}"), name)
                    .expression_attribute_values(format!(":a{position}"), number(amount));
            }
            update.update_expression(format!("ADD {}", expression.join(", ")))
        })?;
    }
    Ok(transaction)
}
