//! What whoever acts is to an order.

use crate::{Actor, user::Role};

use super::{Order, OrderStatus, Refusal};

/// What an actor is to an order that they may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The CUSTOMER whose order it is.
    Owner,
    /// The STAFF member it is assigned to.
    Assignee,
    /// A STAFF member who looks at the queue of unassigned orders: may read this one and take it.
    Queue,
    /// An ADMIN.
    Admin,
}

impl Relation {
    /// True for those who work on the order or answer for it.
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::Assignee | Self::Admin)
    }
}

/// What the actor is to the order, or `None` where they may not see it.
pub fn relation(order: &Order, actor: &Actor) -> Option<Relation> {
    match actor.role {
        Role::Admin => Some(Relation::Admin),
        Role::Staff => match &order.assignee {
            Some(assignee) => (assignee.id == actor.id).then_some(Relation::Assignee),
            None => (order.status == OrderStatus::Pending).then_some(Relation::Queue),
        },
        Role::Customer => (order.customer.id == actor.id).then_some(Relation::Owner),
    }
}

/// The same, where not seeing the order ends the matter.
///
/// # Errors
/// [`Refusal::NotFound`]: the two are told apart nowhere.
pub fn require_sight(order: &Order, actor: &Actor) -> Result<Relation, Refusal> {
    relation(order, actor).ok_or(Refusal::NotFound)
}

#[cfg(test)]
mod tests {
    use crate::order::tests::World;

    use super::*;

    #[test]
    fn one_who_was_promoted_is_no_longer_the_owner_of_what_they_ordered() {
        let world = World::new();
        let mut promoted = Actor::from(&world.owner);
        promoted.role = Role::Staff;
        let assigned = world.order(OrderStatus::Pending, true);
        assert_eq!(relation(&assigned, &promoted), None);
        let queued = world.order(OrderStatus::Pending, false);
        assert_eq!(relation(&queued, &promoted), Some(Relation::Queue));
    }

    #[test]
    fn one_who_was_demoted_no_longer_sees_what_is_assigned_to_them() {
        let world = World::new();
        let mut demoted = Actor::from(&world.assignee);
        demoted.role = Role::Customer;
        let order = world.order(OrderStatus::InProgress, true);
        assert_eq!(relation(&order, &demoted), None);
    }

    #[test]
    fn an_administrator_is_one_whatever_else_they_are_to_the_order() {
        let world = World::new();
        for mut user in [world.owner.clone(), world.assignee.clone()] {
            user.role = Role::Admin;
            let order = world.order(OrderStatus::Pending, true);
            assert_eq!(relation(&order, &Actor::from(&user)), Some(Relation::Admin));
        }
    }
}
