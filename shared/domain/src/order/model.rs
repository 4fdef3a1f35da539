//! An order as it is kept.

use serde::{Deserialize, Serialize};

use crate::{
    Duration, OrderId, Timestamp, UserId,
    text::{Description, Instructions, LastName, Name, Title},
    user::{Email, User},
};

use super::{OrderNumber, OrderStatus};

/// An order without its long texts: what lists show and what every change rewrites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// Never changes.
    pub id: OrderId,
    /// The number people call it by; follows from the id.
    #[serde(rename = "orderNumber")]
    pub number: OrderNumber,
    /// Who placed it, as they were then.
    pub customer: Customer,
    /// Who works on it, as they were when it was assigned.
    pub assignee: Option<Assignee>,
    /// What it is called.
    pub title: Title,
    /// Where it is in its life.
    pub status: OrderStatus,
    /// When it should be done.
    pub estimated_completion: Option<Timestamp>,
    /// When it was done.
    pub completed_at: Option<Timestamp>,
    /// When it was placed.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// One at first; rises by one with each change.
    pub version: u64,
}

impl Order {
    /// True where the order should be done by now and is not.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        !self.status.is_final() && self.estimated_completion.is_some_and(|due| due < now)
    }

    /// The instant of whatever happens to the order next: `now`, or just after its last change
    /// where this server's clock is behind the one that made it.
    pub fn next_instant(&self, now: Timestamp) -> Timestamp {
        now.max(self.updated_at + Duration::from_millis(1))
    }

    /// The order with the version and the instant of its next change, otherwise as it was.
    pub(super) fn revised(&self, now: Timestamp) -> Self {
        Self {
            updated_at: self.next_instant(now),
            version: self.version + 1,
            ..self.clone()
        }
    }
}

/// The long texts of an order, kept apart from it so that a change of status costs the same
/// whatever they hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderText {
    /// What the order is about.
    pub description: Description,
    /// What to mind while working on it. The one wire name that is not in camel case.
    #[serde(rename = "special_instructions")]
    pub special_instructions: Option<Instructions>,
}

/// The customer of an order, as they were when they placed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Customer {
    /// Their account.
    pub id: UserId,
    /// First name.
    pub first_name: Name,
    /// Last name.
    pub last_name: LastName,
    /// E-mail address; every account has one.
    pub email: Option<Email>,
}

impl Customer {
    /// The address; empty where there is none.
    pub fn email_text(&self) -> &str {
        self.email.as_ref().map_or("", Email::as_str)
    }
}

impl From<&User> for Customer {
    fn from(user: &User) -> Self {
        Self {
            id: user.id,
            first_name: user.first_name.clone(),
            last_name: user.last_name.clone(),
            email: user.email.clone(),
        }
    }
}

/// Who works on an order, as they were when it was assigned to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Assignee {
    /// Their account.
    pub id: UserId,
    /// First name.
    pub first_name: Name,
    /// Last name.
    pub last_name: LastName,
}

impl From<&User> for Assignee {
    fn from(user: &User) -> Self {
        Self {
            id: user.id,
            first_name: user.first_name.clone(),
            last_name: user.last_name.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::order::tests::{World, at};

    use super::*;

    #[test]
    fn an_open_order_is_overdue_once_its_estimate_has_passed() {
        let world = World::new();
        let mut order = world.order(OrderStatus::InProgress, true);
        assert!(!order.is_overdue(at(1_000)));
        order.estimated_completion = Some(at(500));
        assert!(!order.is_overdue(at(500)));
        assert!(order.is_overdue(at(501)));
        order.status = OrderStatus::Completed;
        assert!(!order.is_overdue(at(501)));
    }

    #[test]
    fn the_next_change_comes_after_the_last_whatever_the_clock_says() {
        let order = World::new().order(OrderStatus::Pending, false);
        let behind = order.updated_at - Duration::from_secs(60);
        assert_eq!(
            order.next_instant(behind),
            order.updated_at + Duration::from_millis(1)
        );
        let ahead = order.updated_at + Duration::from_secs(60);
        assert_eq!(order.next_instant(ahead), ahead);
    }
}
