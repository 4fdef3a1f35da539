//! Where what is counted is kept.
//!
//! Counters are spread over shards by the id of what they count, so that changes to different
//! orders seldom meet in one item. What happened at a time is counted by quarters of an hour, so
//! that readers can put together the days of any time zone; those of a day of UTC share an item.

use std::collections::BTreeMap;

use super::Generation;
use crate::{
    StoreError, Table,
    dynamo::{item::number, keys::Key, transaction::Transaction},
};
use shared_domain::{
    Day, QuarterHour, UserId,
    durations::Bucket,
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
    /// Orders placed on a day, by quarter of an hour and present status.
    pub const PLACED: &str = "PLACED#";
    /// Orders completed and cancelled on a day, by quarter of an hour.
    pub const FINISHED: &str = "FINISHED#";
    /// Orders completed by somebody in a month, by day and quarter of an hour: one person does not
    /// fill an item.
    pub const COMPLETED_BY: &str = "COMPLETED-BY#";
    /// How long orders took that were completed on a day, by quarter of an hour.
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
            Counter::Placed(quarter, status) => {
                (daily(group::PLACED, quarter), of_status(quarter, status))
            }
            Counter::Finished(quarter, status) => {
                (daily(group::FINISHED, quarter), of_status(quarter, status))
            }
            Counter::CompletedBy(quarter, user) => {
                let day = quarter.day();
                let group = format!("{}#{user}", monthly(group::COMPLETED_BY, day));
                (group, format!("{}{}", of_month(day), of_day(quarter)))
            }
            Counter::Took(quarter, bucket) => {
                let name = format!("{}{BUCKET}{}", of_day(quarter), u16::from(bucket));
                (daily(group::TOOK, quarter), name)
            }
            Counter::Seconds(quarter) => (
                daily(group::TOOK, quarter),
                format!("{}{SECONDS}", of_day(quarter)),
            ),
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

fn daily(group: &str, quarter: QuarterHour) -> String {
    format!("{group}{}", quarter.day())
}

fn of_month(day: Day) -> String {
    format!("{:02}", day.of_month())
}

fn of_day(quarter: QuarterHour) -> String {
    format!("{:02}", quarter.of_day())
}

/// Short, for a day has many of them in one item.
fn of_status(quarter: QuarterHour, status: OrderStatus) -> String {
    format!("{}{}", of_day(quarter), letter(status))
}

/// Stands before the number of a bucket in the name of a counter.
const BUCKET: char = 'B';
/// Stands for seconds there.
const SECONDS: char = 'S';

/// What a counter of a day is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfDay {
    /// Orders in this status.
    Status(OrderStatus),
    /// Orders that took so long.
    Bucket(Bucket),
    /// The seconds that orders took.
    Seconds,
}

/// When a counter of a day counts, and what. None for what is no such counter, as those are that
/// were kept by days of UTC.
pub fn read_of_day(day: &str, name: &str) -> Option<(QuarterHour, OfDay)> {
    let (number, of) = name.split_at_checked(2)?;
    let quarter = QuarterHour::in_day(day.parse().ok()?, number.parse().ok()?)?;
    let mut rest = of.chars();
    let of = match rest.next()? {
        BUCKET => OfDay::Bucket(rest.as_str().parse::<u16>().ok()?.into()),
        SECONDS => OfDay::Seconds,
        letter_of => {
            let mut statuses = OrderStatus::ALL.into_iter();
            OfDay::Status(statuses.find(|status| letter(*status) == letter_of)?)
        }
    };
    Some((quarter, of))
}

/// When a counter of a month counts. None for what is no such counter, as those are that were kept
/// by days of UTC.
pub fn read_of_month(month: &str, name: &str) -> Option<QuarterHour> {
    let (day, quarter) = name.split_at_checked(2)?;
    let day = Day::in_month(month, day.parse().ok()?)?;
    QuarterHour::in_day(day, quarter.parse().ok()?)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_of_times_read_back_as_they_were_named() {
        let day: Day = "2026-08-30".parse().unwrap();
        let quarter = QuarterHour::in_day(day, 95).unwrap();
        let named = |counter: Counter| Count::from(counter);
        for (counter, of) in [
            (
                Counter::Placed(quarter, OrderStatus::OnHold),
                OfDay::Status(OrderStatus::OnHold),
            ),
            (
                Counter::Took(quarter, Bucket::LAST),
                OfDay::Bucket(Bucket::LAST),
            ),
            (Counter::Seconds(quarter), OfDay::Seconds),
        ] {
            let Count { group, name } = named(counter);
            let (_, day) = group.split_once('#').unwrap();
            assert_eq!(read_of_day(day, &name), Some((quarter, of)));
        }
        let user = UserId::generate(shared_domain::Timestamp::from_millis(0));
        let Count { group, name } = named(Counter::CompletedBy(quarter, user));
        assert_eq!(group, format!("COMPLETED-BY#2026-08#{user}"));
        assert_eq!(read_of_month("2026-08", &name), Some(quarter));
    }

    /// `PLACED#2026-08` had `30P`, `TOOK#2026-08-30` had `123` and `seconds`, `COMPLETED-BY#…` had
    /// `30`.
    #[test]
    fn counters_that_were_kept_by_days_of_utc_are_none() {
        assert_eq!(read_of_day("2026-08", "30P"), None);
        for name in ["7", "12", "123", "seconds"] {
            assert_eq!(read_of_day("2026-08-30", name), None, "{name}");
        }
        assert_eq!(read_of_month("2026-08", "30"), None);
    }
}
