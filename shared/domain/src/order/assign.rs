//! Saying who works on an order.

use crate::{Actor, InvalidField, Timestamp, user::User};

use super::{
    Action, Assignee, Change, Changes, Decision, Field, Metadata, Order, OrderStatus, Refusal,
    Relation, relation::require_sight,
};

/// Who shall work on an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewAssignee<'a> {
    /// Nobody for now.
    Nobody,
    /// This user.
    User(&'a User),
    /// Somebody there is not; heard of only by those who may assign.
    Unknown,
}

/// Assigns the order, takes it, or puts it back.
///
/// # Errors
/// An ADMIN assigns to any active user who works on orders. A STAFF member may take an unassigned
/// PENDING order, and asking again for what they took changes nothing. An order in progress keeps
/// an assignee, a final one the assignee it had.
pub fn assign(
    order: &Order,
    actor: &Actor,
    assignee: NewAssignee<'_>,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    check_actor(order, actor, assignee)?;
    let assignee = check_assignee(assignee).map_err(|field| Refusal::InvalidFields(vec![field]))?;
    check_state(order, assignee)?;
    let mut after = order.revised(now);
    let mut changes = Changes::default();
    let mut id = order.assignee.as_ref().map(|assignee| assignee.id);
    changes.set_optional(
        Field::AssigneeId,
        &mut id,
        Some(assignee.map(|user| user.id)),
    );
    if changes.is_empty() {
        return Ok(Decision::Unchanged);
    }
    after.assignee = assignee.map(Assignee::from);
    let change = Change::new(Action::AssigneeChanged, after, actor);
    Ok(change.with_metadata(Metadata::Changes(changes)).into())
}

fn check_actor(order: &Order, actor: &Actor, assignee: NewAssignee<'_>) -> Result<(), Refusal> {
    let is_self = matches!(assignee, NewAssignee::User(user) if user.id == actor.id);
    match require_sight(order, actor)? {
        Relation::Admin => Ok(()),
        Relation::Queue | Relation::Assignee if is_self => Ok(()),
        Relation::Queue | Relation::Assignee => Err(Refusal::Forbidden(
            "Staff may take an order but not assign it to others or put it back",
        )),
        Relation::Owner => Err(Refusal::Forbidden("Customers may not assign orders")),
    }
}

/// Who is to work on an order, if they may.
pub(super) fn check_assignee(assignee: NewAssignee<'_>) -> Result<Option<&User>, InvalidField> {
    match assignee {
        NewAssignee::Nobody => Ok(None),
        NewAssignee::User(user) if user.is_active && user.role.works_on_orders() => Ok(Some(user)),
        NewAssignee::User(_) | NewAssignee::Unknown => Err(InvalidField::new(
            Field::AssigneeId.as_str(),
            "must be the id of an active staff member or administrator",
        )),
    }
}

fn check_state(order: &Order, assignee: Option<&User>) -> Result<(), Refusal> {
    if order.status.is_final() {
        Err(Refusal::NotEditable)
    } else if assignee.is_none() && order.status == OrderStatus::InProgress {
        Err(Refusal::Unassigned)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::order::tests::{World, at, changed, fields};

    use super::*;

    fn by(user: &User, order: &Order, assignee: NewAssignee<'_>) -> Result<Decision, Refusal> {
        assign(order, &user.into(), assignee, at(9_000))
    }

    #[test]
    fn an_administrator_assigns_to_whoever_works_on_orders() {
        let world = World::new();
        let order = world.order(OrderStatus::InProgress, true);
        for user in [&world.staff, &world.admin] {
            let change = changed(by(&world.admin, &order, NewAssignee::User(user)));
            assert_eq!(change.order.assignee, Some(user.into()));
            assert_eq!(change.event.action, Action::AssigneeChanged);
            let Some(Metadata::Changes(Changes(changes))) = change.event.metadata else {
                panic!("an assignment says what it changed");
            };
            let assignee = &changes[&Field::AssigneeId];
            assert_eq!(assignee.from, Some(world.assignee.id.to_string()));
            assert_eq!(assignee.to, Some(user.id.to_string()));
        }
    }

    #[test]
    fn whoever_cannot_work_on_orders_is_refused_by_name_of_the_field() {
        let world = World::new();
        let order = world.order(OrderStatus::Pending, false);
        let mut disabled = world.staff.clone();
        disabled.is_active = false;
        for nobody in [
            NewAssignee::Unknown,
            NewAssignee::User(&disabled),
            NewAssignee::User(&world.owner),
        ] {
            assert_eq!(fields(by(&world.admin, &order, nobody)), ["assigneeId"]);
        }
    }

    #[test]
    fn a_staff_member_takes_an_order_and_may_ask_again() {
        let world = World::new();
        let order = world.order(OrderStatus::Pending, false);
        let take = NewAssignee::User(&world.staff);
        let taken = changed(by(&world.staff, &order, take)).order;
        assert_eq!(taken.assignee, Some((&world.staff).into()));
        assert_eq!(by(&world.staff, &taken, take), Ok(Decision::Unchanged));
    }

    #[test]
    fn who_comes_second_no_longer_sees_the_order() {
        let world = World::new();
        let order = world.order(OrderStatus::Pending, true);
        assert_eq!(
            by(&world.staff, &order, NewAssignee::User(&world.staff)),
            Err(Refusal::NotFound)
        );
    }

    #[test]
    fn staff_and_customers_assign_to_nobody_else() {
        let world = World::new();
        let queued = world.order(OrderStatus::Pending, false);
        let assigned = world.order(OrderStatus::Pending, true);
        for (user, order) in [
            (&world.staff, &queued),
            (&world.assignee, &assigned),
            (&world.owner, &queued),
            (&world.owner, &assigned),
        ] {
            for other in [
                NewAssignee::User(&world.admin),
                NewAssignee::Nobody,
                NewAssignee::Unknown,
            ] {
                let refusal = by(user, order, other).unwrap_err();
                assert!(matches!(refusal, Refusal::Forbidden(_)), "{refusal:?}");
            }
        }
        let refusal = by(&world.owner, &queued, NewAssignee::User(&world.owner)).unwrap_err();
        assert!(matches!(refusal, Refusal::Forbidden(_)), "{refusal:?}");
    }

    #[test]
    fn an_order_is_put_back_unless_somebody_works_on_it_or_it_is_final() {
        let world = World::new();
        for status in OrderStatus::ALL {
            let order = world.order(status, true);
            let decision = by(&world.admin, &order, NewAssignee::Nobody);
            match status {
                OrderStatus::Pending | OrderStatus::OnHold => {
                    assert_eq!(changed(decision).order.assignee, None);
                }
                OrderStatus::InProgress => assert_eq!(decision, Err(Refusal::Unassigned)),
                OrderStatus::Completed | OrderStatus::Cancelled => {
                    assert_eq!(decision, Err(Refusal::NotEditable));
                }
            }
        }
    }

    #[test]
    fn an_order_that_nobody_has_is_already_put_back() {
        let world = World::new();
        let order = world.order(OrderStatus::Pending, false);
        assert_eq!(
            by(&world.admin, &order, NewAssignee::Nobody),
            Ok(Decision::Unchanged)
        );
    }
}
