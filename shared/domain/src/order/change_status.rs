//! Moving an order on.

use crate::{Actor, Timestamp, text::Comment};

use super::{Decision, Order, OrderStatus, Refusal, Relation, relation::require_sight, transition};

/// A request to move an order on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeStatus {
    /// Where to.
    pub status: OrderStatus,
    /// What the owner should know about it.
    pub comment: Option<Comment>,
}

/// Moves the order on.
///
/// # Errors
/// Staff alone do this, and only an ADMIN cancels. The workflow must lead there, and work needs an
/// assignee.
pub fn change_status(
    order: &Order,
    actor: &Actor,
    command: ChangeStatus,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let ChangeStatus { status, comment } = command;
    check(order, actor, status)?;
    Ok(transition::apply(order, actor, status, comment, now).into())
}

/// Whether the actor may move the order there now.
pub(super) fn check(order: &Order, actor: &Actor, to: OrderStatus) -> Result<(), Refusal> {
    match require_sight(order, actor)? {
        Relation::Owner | Relation::Queue => Err(Refusal::Forbidden(
            "Only the assigned staff member or an administrator may change the status",
        )),
        Relation::Assignee if to == OrderStatus::Cancelled => Err(Refusal::Forbidden(
            "Only the customer or an administrator may cancel an order",
        )),
        Relation::Assignee | Relation::Admin => transition::check(order, to),
    }
}

#[cfg(test)]
mod tests {
    use crate::order::{
        Action,
        tests::{World, at, changed},
    };

    use super::*;

    fn to(status: OrderStatus) -> ChangeStatus {
        ChangeStatus {
            status,
            comment: Some("Ready at noon".parse().unwrap()),
        }
    }

    #[test]
    fn completing_an_order_says_when_and_tells_the_owner_why() {
        let world = World::new();
        let order = world.order(OrderStatus::InProgress, true);
        let actor = Actor::from(&world.assignee);
        let change = changed(change_status(
            &order,
            &actor,
            to(OrderStatus::Completed),
            at(9_000),
        ));
        assert_eq!(change.order.completed_at, Some(at(9_000)));
        assert_eq!(change.order.updated_at, at(9_000));
        assert_eq!(change.order.version, order.version + 1);
        assert_eq!(change.event.action, Action::StatusChanged);
        assert_eq!(change.event.previous_status, Some(OrderStatus::InProgress));
        assert_eq!(change.event.comment.unwrap().as_str(), "Ready at noon");
        assert_eq!(change.event.changed_by, actor);
        assert!(change.event.visible_to_owner);
        assert_eq!(change.text, None);
    }

    #[test]
    fn a_status_that_cancels_is_recorded_as_a_cancellation() {
        let world = World::new();
        let order = world.order(OrderStatus::OnHold, false);
        let change = changed(change_status(
            &order,
            &Actor::from(&world.admin),
            to(OrderStatus::Cancelled),
            at(9_000),
        ));
        assert_eq!(change.event.action, Action::OrderCancelled);
        assert_eq!(change.order.completed_at, None);
    }
}
