//! What the counters say.

use std::collections::BTreeMap;

use futures_util::future::{try_join, try_join_all, try_join4};

use super::{
    COUNTER_SHARDS, Generation, ReadModels,
    counters::{self, OfDay, group, name},
};
use crate::{
    StoreError,
    dynamo::{
        item::{Item, text},
        keys::{self, Key, PK, SK},
        table::sort_key,
    },
};
use shared_domain::{
    Day, DayRange, UserId,
    durations::{Bucket, Histogram},
    order::OrderStatus,
    user::Role,
};

/// Counters by their group and name, all shards together.
type Groups = BTreeMap<String, BTreeMap<String, i64>>;

/// Orders by their present status.
pub type ByStatus = BTreeMap<OrderStatus, u64>;

/// How many orders and users there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// All orders, or those of one user.
    pub orders: ByStatus,
    /// Open orders that nobody is assigned to.
    pub unassigned: u64,
    /// Those of them that wait for somebody to take them.
    pub queue: u64,
    /// Users by what they may do.
    pub users: BTreeMap<Role, u64>,
}

/// What became of orders in a range of days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// Orders placed in the range, by their present status.
    pub by_status: ByStatus,
    /// Days on which something happened.
    pub per_day: BTreeMap<Day, DayFigures>,
    /// How long orders took, in seconds, by the day on which they were completed.
    pub completion: BTreeMap<Day, Histogram>,
    /// Those who have open orders, or completed some in the range.
    pub staff: BTreeMap<UserId, StaffFigures>,
}

/// What happened on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayFigures {
    /// Orders placed.
    pub created: u64,
    /// Orders completed.
    pub completed: u64,
    /// Orders cancelled.
    pub cancelled: u64,
}

/// The work of one user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StaffFigures {
    /// Open orders assigned to them now.
    pub open: u64,
    /// Orders that they completed in the range.
    pub completed: u64,
}

impl ReadModels {
    /// How many orders and users there are. One request, whatever there is.
    pub async fn totals(&self, generation: Generation) -> Result<Totals, StoreError> {
        let groups = self
            .counted(generation, &[group::ORDERS, group::USERS])
            .await?;
        let mut totals = orders_in(groups.get(group::ORDERS));
        if let Some(users) = groups.get(group::USERS) {
            let of_role = |role: &Role| users.get(role.as_str()).copied();
            let roles = Role::ALL.into_iter();
            totals.users = roles
                .filter_map(|role| Some((role, at_least_none(of_role(&role)?))))
                .collect();
        }
        Ok(totals)
    }

    /// How many orders are assigned to a user, and how many wait for somebody to take them.
    pub async fn totals_of(
        &self,
        generation: Generation,
        user: UserId,
    ) -> Result<Totals, StoreError> {
        let own = counters::assigned(user);
        let groups = self.counted(generation, &[&own, group::ORDERS]).await?;
        Ok(Totals {
            queue: orders_in(groups.get(group::ORDERS)).queue,
            ..orders_in(groups.get(&own))
        })
    }

    /// How many orders a customer has. One request, however many there are.
    pub async fn orders_of(
        &self,
        generation: Generation,
        customer: UserId,
    ) -> Result<ByStatus, StoreError> {
        let own = counters::ordered(customer);
        let groups = self.counted(generation, &[&own]).await?;
        Ok(orders_in(groups.get(&own)).orders)
    }

    /// How many open orders should have been done on a day before this one.
    pub async fn due_before(&self, generation: Generation, day: Day) -> Result<u64, StoreError> {
        let last = format!("{}{}", group::DUE, day.month());
        let groups = self.between(generation, group::DUE, &last).await?;
        let mut due = 0;
        for (group, counts) in groups {
            let month = group.trim_start_matches(group::DUE);
            for (number, count) in counts {
                let of_month = number.parse().ok();
                let counted = of_month.and_then(|number| Day::in_month(month, number));
                if counted.is_some_and(|counted| counted < day) {
                    due += at_least_none(count);
                }
            }
        }
        Ok(due)
    }

    /// What became of orders on these days.
    pub async fn figures(
        &self,
        generation: Generation,
        days: &DayRange,
    ) -> Result<Figures, StoreError> {
        let (first, last) = days.in_utc();
        let daily = |group: &str| (format!("{group}{first}"), format!("{group}{last}"));
        let (placed, finished, took) = (
            daily(group::PLACED),
            daily(group::FINISHED),
            daily(group::TOOK),
        );
        let completed_by = (
            format!("{}{}", group::COMPLETED_BY, first.month()),
            format!("{}{}~", group::COMPLETED_BY, last.month()),
        );
        let assigned_until = format!("{}~", group::ASSIGNED);
        let of_days = try_join4(
            self.between(generation, &placed.0, &placed.1),
            self.between(generation, &finished.0, &finished.1),
            self.between(generation, &completed_by.0, &completed_by.1),
            self.between(generation, &took.0, &took.1),
        );
        let assigned = self.between(generation, group::ASSIGNED, &assigned_until);
        let ((placed, finished, completed_by, took), assigned) =
            try_join(of_days, assigned).await?;

        let mut figures = Figures::default();
        for (day, of, count) in of_days_in(days, placed, group::PLACED) {
            if let OfDay::Status(status) = of {
                *figures.by_status.entry(status).or_default() += count;
                figures.per_day.entry(day).or_default().created += count;
            }
        }
        for (day, of, count) in of_days_in(days, finished, group::FINISHED) {
            let of_day = figures.per_day.entry(day).or_default();
            match of {
                OfDay::Status(OrderStatus::Completed) => of_day.completed += count,
                _ => of_day.cancelled += count,
            }
        }
        for (user, count) in of_users_in(days, completed_by) {
            figures.staff.entry(user).or_default().completed += count;
        }
        for (group, counts) in &assigned {
            if let Ok(user) = group.trim_start_matches(group::ASSIGNED).parse() {
                let open = open_in(&orders_in(Some(counts)).orders);
                if open > 0 {
                    figures.staff.entry(user).or_default().open = open;
                }
            }
        }
        figures.completion = completion(of_days_in(days, took, group::TOOK));
        Ok(figures)
    }

    /// Some groups of counters.
    async fn counted(&self, generation: Generation, groups: &[&str]) -> Result<Groups, StoreError> {
        let shards = 0..COUNTER_SHARDS;
        let keys = shards.flat_map(|shard| {
            let key = move |group: &&str| Key::counters(generation, shard, group).attributes();
            groups.iter().map(key)
        });
        let items = self.table.batch_get_eventual(keys.collect()).await?;
        Ok(together(items))
    }

    /// All groups of counters between two, in all shards at the same time.
    async fn between(
        &self,
        generation: Generation,
        first: &str,
        last: &str,
    ) -> Result<Groups, StoreError> {
        let shards = (0..COUNTER_SHARDS).map(|shard| {
            let partition = keys::counters_partition(generation, shard);
            self.in_shard(partition, first, last)
        });
        let items = try_join_all(shards).await?;
        Ok(together(items.into_iter().flatten().collect()))
    }

    async fn in_shard(
        &self,
        partition: String,
        first: &str,
        last: &str,
    ) -> Result<Vec<Item>, StoreError> {
        let mut pages = self
            .table
            .client
            .query()
            .table_name(&*self.table.name)
            .key_condition_expression("#pk = :pk AND #sk BETWEEN :first AND :last")
            .expression_attribute_names("#pk", PK)
            .expression_attribute_names("#sk", SK)
            .expression_attribute_values(":pk", text(partition))
            .expression_attribute_values(":first", text(first))
            .expression_attribute_values(":last", text(last))
            .into_paginator()
            .items()
            .send();
        let mut items = Vec::new();
        while let Some(item) = pages.next().await {
            items.push(item?);
        }
        Ok(items)
    }
}

fn together(items: Vec<Item>) -> Groups {
    let mut groups = Groups::new();
    for mut item in items {
        let Some(group) = sort_key(&item) else {
            continue;
        };
        item.retain(|name, _| name != PK && name != SK);
        let counters = groups.entry(group).or_default();
        for (name, value) in item {
            let amount = value
                .as_n()
                .ok()
                .and_then(|amount| amount.parse::<i64>().ok());
            *counters.entry(name).or_default() += amount.unwrap_or_default();
        }
    }
    groups
}

/// Reads of several items are no transaction: what has moved from one to another between may be
/// missing for a moment, but there is never less than none.
fn at_least_none(amount: i64) -> u64 {
    u64::try_from(amount).unwrap_or_default()
}

fn orders_in(counters: Option<&BTreeMap<String, i64>>) -> Totals {
    let count = |name: &str| {
        let amount = counters.and_then(|counters| counters.get(name)).copied();
        at_least_none(amount.unwrap_or_default())
    };
    let by_status = OrderStatus::ALL.map(|status| (status, count(status.as_str())));
    Totals {
        orders: by_status.into(),
        unassigned: count(name::UNASSIGNED),
        queue: count(name::QUEUE),
        users: BTreeMap::new(),
    }
}

fn open_in(orders: &ByStatus) -> u64 {
    let open = orders.iter().filter(|(status, _)| !status.is_final());
    open.map(|(_, count)| count).sum()
}

/// What groups of days of UTC say of each of these days.
fn of_days_in(days: &DayRange, groups: Groups, prefix: &str) -> Vec<(Day, OfDay, u64)> {
    let mut counts = Vec::new();
    for (group, counters) in groups {
        let of = group.trim_start_matches(prefix);
        for (name, amount) in counters {
            if let Some((quarter, counted)) = counters::read_of_day(of, &name)
                && let Some(day) = days.day_of(quarter)
            {
                counts.push((day, counted, at_least_none(amount)));
            }
        }
    }
    counts
}

/// What groups of months and users say of these days.
fn of_users_in(days: &DayRange, groups: Groups) -> Vec<(UserId, u64)> {
    let mut counts = Vec::new();
    for (group, counters) in groups {
        let rest = group.trim_start_matches(group::COMPLETED_BY);
        let Some((month, Ok(user))) = rest
            .split_once('#')
            .map(|(month, user)| (month, user.parse()))
        else {
            continue;
        };
        for (name, amount) in counters {
            let quarter = counters::read_of_month(month, &name);
            if quarter.is_some_and(|quarter| days.day_of(quarter).is_some()) {
                counts.push((user, at_least_none(amount)));
            }
        }
    }
    counts
}

/// How long orders took, by the day on which they were completed.
fn completion(counts: Vec<(Day, OfDay, u64)>) -> BTreeMap<Day, Histogram> {
    let mut by_day: BTreeMap<Day, (BTreeMap<Bucket, u64>, u64)> = BTreeMap::new();
    for (day, of, amount) in counts {
        if amount == 0 {
            continue;
        }
        let (buckets, seconds) = by_day.entry(day).or_default();
        match of {
            OfDay::Bucket(bucket) => *buckets.entry(bucket).or_default() += amount,
            OfDay::Seconds => *seconds += amount,
            OfDay::Status(_) => {}
        }
    }
    let histograms = by_day.into_iter();
    histograms
        .map(|(day, (buckets, seconds))| (day, Histogram::new(buckets, seconds)))
        .collect()
}
