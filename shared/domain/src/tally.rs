//! What orders and users count for in statistics.
//!
//! What something counts for follows from what it is now, so a change adds the difference between
//! after and before, and counting again from nothing gives the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Day, QuarterHour, UserId,
    durations::Bucket,
    order::{Order, OrderStatus},
    user::Role,
};

/// Something that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counter {
    /// Orders in this status.
    Orders(OrderStatus),
    /// Open orders that nobody is assigned to.
    Unassigned,
    /// Those of them that wait for somebody to take them.
    Queue,
    /// Orders in this status that are assigned to this user.
    Assigned(UserId, OrderStatus),
    /// Orders in this status that are of this customer.
    Ordered(UserId, OrderStatus),
    /// Orders placed in this quarter of an hour that are in this status now.
    Placed(QuarterHour, OrderStatus),
    /// Orders that came to this end then.
    Finished(QuarterHour, OrderStatus),
    /// Orders completed then by this user.
    CompletedBy(QuarterHour, UserId),
    /// Orders completed then that took this long.
    Took(QuarterHour, Bucket),
    /// The seconds that orders completed then took, together.
    Seconds(QuarterHour),
    /// Open orders that should be done on this day of UTC.
    Due(Day),
    /// Users with this role.
    Users(Role),
}

/// How much of each.
pub type Tally = BTreeMap<Counter, i64>;

/// What of an order decides what it counts for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderFacts {
    /// Where it is in its life.
    pub status: OrderStatus,
    /// Whose it is. Rows that were written before this was counted do not say so, and count for
    /// nobody.
    #[serde(default)]
    pub customer: Option<UserId>,
    /// Who works on it.
    pub assignee: Option<UserId>,
    /// When it was placed. Rows that were written when statistics were kept by days of UTC do not
    /// say this and the next, and count for no time.
    #[serde(default)]
    pub placed_in: Option<QuarterHour>,
    /// When it was completed or cancelled.
    #[serde(default)]
    pub finished_in: Option<QuarterHour>,
    /// How many seconds it took to complete.
    pub took: Option<u64>,
    /// When it should be done, while it is open.
    pub due: Option<Day>,
}

impl From<&Order> for OrderFacts {
    fn from(order: &Order) -> Self {
        let is_open = !order.status.is_final();
        // A final order does not change any more.
        let finished_at = order.completed_at.unwrap_or(order.updated_at);
        let took = order
            .completed_at
            .map(|at| at.since(order.created_at).as_secs());
        Self {
            status: order.status,
            customer: Some(order.customer.id),
            assignee: order.assignee.as_ref().map(|assignee| assignee.id),
            placed_in: Some(QuarterHour::of(order.created_at)),
            finished_in: (!is_open).then(|| QuarterHour::of(finished_at)),
            took,
            due: order.estimated_completion.filter(|_| is_open).map(Day::of),
        }
    }
}

impl OrderFacts {
    /// What the order counts for.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::new();
        let mut count = |counter| *tally.entry(counter).or_default() = 1;
        count(Counter::Orders(self.status));
        if let Some(quarter) = self.placed_in {
            count(Counter::Placed(quarter, self.status));
        }
        if let Some(customer) = self.customer {
            count(Counter::Ordered(customer, self.status));
        }
        if let Some(assignee) = self.assignee {
            count(Counter::Assigned(assignee, self.status));
        } else if !self.status.is_final() {
            count(Counter::Unassigned);
            if self.status == OrderStatus::Pending {
                count(Counter::Queue);
            }
        }
        if let Some(due) = self.due {
            count(Counter::Due(due));
        }
        if let Some(quarter) = self.finished_in {
            count(Counter::Finished(quarter, self.status));
            self.count_completion(quarter, &mut tally);
        }
        tally
    }

    fn count_completion(&self, quarter: QuarterHour, tally: &mut Tally) {
        let Some(seconds) = self.took else { return };
        tally.insert(Counter::Took(quarter, Bucket::of(seconds)), 1);
        let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
        tally.insert(Counter::Seconds(quarter), seconds);
        if let Some(assignee) = self.assignee {
            tally.insert(Counter::CompletedBy(quarter, assignee), 1);
        }
    }
}

/// What there is more of after a change than before it; less is negative, and what stays is left
/// out.
pub fn difference(before: Tally, after: Tally) -> Tally {
    let mut difference = after;
    for (counter, amount) in before {
        *difference.entry(counter).or_default() -= amount;
    }
    difference.retain(|_, amount| *amount != 0);
    difference
}

#[cfg(test)]
mod tests {
    use crate::order::tests::{World, at};

    use super::*;

    #[test]
    fn an_open_order_counts_for_its_status_its_assignee_and_its_due_day() {
        let world = World::new();
        let mut order = world.order(OrderStatus::InProgress, true);
        order.estimated_completion = Some(at(500));
        let quarter = QuarterHour::of(order.created_at);
        let tally = OrderFacts::from(&order).tally();
        let counters: Vec<_> = tally.into_iter().collect();
        assert_eq!(
            counters,
            [
                (Counter::Orders(OrderStatus::InProgress), 1),
                (
                    Counter::Assigned(world.assignee.id, OrderStatus::InProgress),
                    1
                ),
                (
                    Counter::Ordered(order.customer.id, OrderStatus::InProgress),
                    1
                ),
                (Counter::Placed(quarter, OrderStatus::InProgress), 1),
                (Counter::Due(Day::of(at(500))), 1),
            ]
        );
    }

    #[test]
    fn an_order_in_the_queue_is_unassigned_and_one_on_hold_without_assignee_too() {
        let world = World::new();
        let tally = |status| OrderFacts::from(&world.order(status, false)).tally();
        let pending = tally(OrderStatus::Pending);
        assert!(pending.contains_key(&Counter::Unassigned));
        assert!(pending.contains_key(&Counter::Queue));
        let held = tally(OrderStatus::OnHold);
        assert!(held.contains_key(&Counter::Unassigned));
        assert!(!held.contains_key(&Counter::Queue));
        assert!(!tally(OrderStatus::Cancelled).contains_key(&Counter::Unassigned));
    }

    #[test]
    fn a_completed_order_counts_for_how_long_it_took_and_no_longer_as_due() {
        let world = World::new();
        let mut order = world.order(OrderStatus::Completed, true);
        order.estimated_completion = Some(at(500));
        order.completed_at = Some(order.created_at + crate::Duration::from_secs(3_600));
        let tally = OrderFacts::from(&order).tally();
        let quarter = QuarterHour::of(order.completed_at.unwrap());
        assert_eq!(tally[&Counter::Took(quarter, Bucket::of(3_600))], 1);
        assert_eq!(tally[&Counter::Seconds(quarter)], 3_600);
        assert_eq!(tally[&Counter::CompletedBy(quarter, world.assignee.id)], 1);
        assert!(!tally.contains_key(&Counter::Due(quarter.day())));
    }

    /// As rows are that were written before customers were counted.
    #[test]
    fn an_order_that_does_not_say_whose_it_is_is_counted_for_its_customer_once_it_changes() {
        let world = World::new();
        let facts = OrderFacts::from(&world.order(OrderStatus::Pending, false));
        let mut kept = serde_json::to_value(&facts).unwrap();
        kept.as_object_mut().unwrap().remove("customer");
        let before: OrderFacts = serde_json::from_value(kept).unwrap();
        let customer = facts.customer.unwrap();
        let changed = difference(before.tally(), facts.tally());
        let counted = (Counter::Ordered(customer, OrderStatus::Pending), 1);
        assert_eq!(changed.into_iter().collect::<Vec<_>>(), [counted]);
    }

    /// As rows are that were written when statistics were kept by days of UTC.
    #[test]
    fn an_order_whose_row_says_days_is_counted_for_its_times_once_it_changes() {
        let world = World::new();
        let facts = OrderFacts::from(&world.order(OrderStatus::Pending, false));
        let mut kept = serde_json::to_value(&facts).unwrap();
        let kept = kept.as_object_mut().unwrap();
        kept.remove("placedIn");
        kept.insert("placed".to_owned(), serde_json::json!("2025-08-30"));
        let before: OrderFacts = serde_json::from_value(kept.clone().into()).unwrap();
        let changed = difference(before.tally(), facts.tally());
        let counted = (
            Counter::Placed(facts.placed_in.unwrap(), OrderStatus::Pending),
            1,
        );
        assert_eq!(changed.into_iter().collect::<Vec<_>>(), [counted]);
    }

    #[test]
    fn a_change_adds_what_is_new_and_takes_what_is_gone() {
        let world = World::new();
        let tally = |status| OrderFacts::from(&world.order(status, true)).tally();
        let changed = difference(tally(OrderStatus::Pending), tally(OrderStatus::InProgress));
        assert_eq!(changed[&Counter::Orders(OrderStatus::Pending)], -1);
        assert_eq!(changed[&Counter::Orders(OrderStatus::InProgress)], 1);
        assert_eq!(changed.len(), 8);
        let same = difference(tally(OrderStatus::Pending), tally(OrderStatus::Pending));
        assert!(same.is_empty());
    }
}
