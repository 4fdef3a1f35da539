//! What the tests of the order domain have in common: a few people and an order between them.

mod matrix;
mod properties;

use crate::{
    Duration, OrderId, Timestamp, UserId,
    user::{Role, User},
};

use super::{
    Assignee, Change, Customer, Decision, Order, OrderNumber, OrderStatus, OrderText, Refusal,
};

/// This many milliseconds into the tests' day.
pub(crate) fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(1_756_000_000_000 + millis)
}

/// The change that must have been decided.
pub(crate) fn changed(decision: Result<Decision, Refusal>) -> Change {
    match decision {
        Ok(Decision::Changed(change)) => *change,
        other => panic!("expected a change, got {other:?}"),
    }
}

/// The fields that must have been refused.
pub(super) fn fields<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Vec<String> {
    match result {
        Err(Refusal::InvalidFields(fields)) => {
            fields.iter().map(|field| field.field.to_string()).collect()
        }
        other => panic!("expected refused fields, got {other:?}"),
    }
}

/// Everybody who may have to do with an order.
pub(crate) struct World {
    pub owner: User,
    pub stranger: User,
    pub assignee: User,
    pub staff: User,
    pub admin: User,
}

impl World {
    pub fn new() -> Self {
        Self {
            owner: user("Olga", Role::Customer),
            stranger: user("Sven", Role::Customer),
            assignee: user("Anna", Role::Staff),
            staff: user("Stan", Role::Staff),
            admin: user("Adam", Role::Admin),
        }
    }

    /// Everybody, by what they are to an order that is assigned.
    pub fn everybody(&self) -> [&User; 5] {
        let Self {
            owner,
            stranger,
            assignee,
            staff,
            admin,
        } = self;
        [owner, stranger, assignee, staff, admin]
    }

    /// The owner's order, five versions old, last changed at `at(100)`.
    pub fn order(&self, status: OrderStatus, assigned: bool) -> Order {
        let id = OrderId::generate(at(0));
        Order {
            id,
            number: OrderNumber::of(id),
            customer: Customer::from(&self.owner),
            assignee: assigned.then(|| Assignee::from(&self.assignee)),
            title: "Wedding cake".parse().unwrap(),
            status,
            estimated_completion: None,
            completed_at: (status == OrderStatus::Completed).then(|| at(100)),
            created_at: at(0),
            updated_at: at(0) + Duration::from_millis(100),
            version: 5,
        }
    }

    /// Its long texts.
    pub fn text() -> OrderText {
        OrderText {
            description: "Three tiers".parse().unwrap(),
            special_instructions: Some("No nuts".parse().unwrap()),
        }
    }
}

fn user(first_name: &str, role: Role) -> User {
    User::new(
        UserId::generate(at(0)),
        first_name.parse().unwrap(),
        "Example".parse().unwrap(),
        format!("{first_name}@example.com").parse().unwrap(),
        role,
        at(0),
    )
}
