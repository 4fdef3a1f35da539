//! Giving an order up.

use crate::{Actor, Timestamp, text::Comment};

use super::{Decision, Order, OrderStatus, Refusal, Relation, relation::require_sight, transition};

/// Cancels the order, for a reason if one is given.
///
/// # Errors
/// The owner and ADMINs alone do this, and only where the workflow leads to CANCELLED.
pub fn cancel(
    order: &Order,
    actor: &Actor,
    reason: Option<Comment>,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    check(order, actor)?;
    Ok(transition::apply(order, actor, OrderStatus::Cancelled, reason, now).into())
}

/// Whether the actor may cancel the order now.
pub(super) fn check(order: &Order, actor: &Actor) -> Result<(), Refusal> {
    match require_sight(order, actor)? {
        Relation::Assignee | Relation::Queue => Err(Refusal::Forbidden(
            "Only the customer or an administrator may cancel an order",
        )),
        Relation::Owner | Relation::Admin => transition::check(order, OrderStatus::Cancelled),
    }
}

#[cfg(test)]
mod tests {
    use crate::order::{
        Action,
        tests::{World, at, changed},
    };

    use super::*;

    #[test]
    fn history_keeps_who_cancelled_and_why() {
        let world = World::new();
        let order = world.order(OrderStatus::Pending, true);
        let reason: Comment = "Changed my mind".parse().unwrap();
        let actor = Actor::from(&world.owner);
        let change = changed(cancel(&order, &actor, Some(reason.clone()), at(9_000)));
        assert_eq!(change.order.status, OrderStatus::Cancelled);
        assert_eq!(change.order.assignee, order.assignee);
        assert_eq!(change.event.action, Action::OrderCancelled);
        assert_eq!(change.event.previous_status, Some(OrderStatus::Pending));
        assert_eq!(change.event.comment, Some(reason));
        assert_eq!(change.event.changed_by, actor);
    }
}
