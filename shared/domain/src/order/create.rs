//! Placing an order.

use crate::{
    Actor, InvalidField, OrderId, Timestamp,
    text::{Description, Instructions, Title},
    user::{Role, User},
};

use super::{
    Action, Assignee, Change, Customer, NewAssignee, Order, OrderNumber, OrderStatus, OrderText,
    Refusal, assign::check_assignee, check_estimate, refusal::refuse_all,
};

/// What is ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrder {
    /// What the order is called.
    pub title: Title,
    /// What it is about.
    pub description: Description,
    /// What to mind while working on it.
    pub special_instructions: Option<Instructions>,
    /// When it should be done.
    pub estimated_completion: Option<Timestamp>,
}

/// For whom an order is, and who is to work on it.
#[derive(Debug, Clone, Copy)]
pub struct Parties<'a> {
    /// The customer, as far as there is such a one.
    pub customer: Option<&'a User>,
    /// What names the customer.
    pub named_by: NamedBy,
    /// Who is to work on it from the beginning.
    pub assignee: NewAssignee<'a>,
}

impl<'a> Parties<'a> {
    /// An order of somebody's own, which waits for somebody to take it.
    pub const fn own(customer: &'a User) -> Self {
        Self {
            customer: Some(customer),
            named_by: NamedBy::Id,
            assignee: NewAssignee::Nobody,
        }
    }
}

/// What names a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedBy {
    /// An id.
    Id,
    /// An address.
    Email,
}

impl NamedBy {
    fn refused(self) -> InvalidField {
        match self {
            Self::Id => InvalidField::new("customerId", "must be the id of an active customer"),
            Self::Email => InvalidField::new(
                "customer.email",
                "must not be the address of somebody who is no active customer",
            ),
        }
    }
}

/// Places an order. `id` was generated at `now`.
///
/// # Errors
/// What [`misplaced()`] names. Then: customers order for themselves, and leave it to others who
/// works on it; STAFF and ADMINs order for customers, STAFF to work on it themselves if they like.
pub fn create(
    parties: Parties<'_>,
    actor: &Actor,
    command: NewOrder,
    id: OrderId,
    now: Timestamp,
) -> Result<Change, Refusal> {
    refuse_all(misplaced(parties, actor, command.estimated_completion, now))?;
    let customer = customer_of(parties.customer, actor)?;
    let assignee = assignee_of(parties.assignee, actor)?;
    Ok(place((customer, assignee), actor, command, id, now))
}

/// The fields of an order that are wrong in the light of who places it and when: STAFF and ADMINs
/// order for an active customer, somebody works on it who may, and the estimated completion lies in
/// the future.
pub fn misplaced(
    parties: Parties<'_>,
    actor: &Actor,
    estimate: Option<Timestamp>,
    now: Timestamp,
) -> Vec<InvalidField> {
    let is_customer = |user: &User| user.role == Role::Customer && user.is_active;
    let is_for_others = actor.role.works_on_orders();
    let nobody = (is_for_others && !parties.customer.is_some_and(is_customer))
        .then(|| parties.named_by.refused());
    let idle = is_for_others
        .then(|| check_assignee(parties.assignee).err())
        .flatten();
    let passed = check_estimate(estimate, now).err();
    [nobody, idle, passed].into_iter().flatten().collect()
}

fn customer_of<'a>(customer: Option<&'a User>, actor: &Actor) -> Result<&'a User, Refusal> {
    let is_self = |user: &&User| user.id == actor.id;
    match actor.role {
        Role::Admin | Role::Staff => customer.ok_or(Refusal::Forbidden(
            "Those who work here order for a customer",
        )),
        Role::Customer => customer
            .filter(is_self)
            .ok_or(Refusal::Forbidden("Customers order for themselves only")),
    }
}

fn assignee_of<'a>(assignee: NewAssignee<'a>, actor: &Actor) -> Result<Option<&'a User>, Refusal> {
    match (actor.role, assignee) {
        (_, NewAssignee::Nobody) => Ok(None),
        (Role::Admin, NewAssignee::User(user)) => Ok(Some(user)),
        (Role::Staff, NewAssignee::User(user)) if user.id == actor.id => Ok(Some(user)),
        (Role::Customer, _) => Err(Refusal::Forbidden("Customers may not assign orders")),
        _ => Err(Refusal::Forbidden("Staff take orders for themselves only")),
    }
}

fn place(
    (customer, assignee): (&User, Option<&User>),
    actor: &Actor,
    command: NewOrder,
    id: OrderId,
    now: Timestamp,
) -> Change {
    let order = Order {
        id,
        number: OrderNumber::of(id),
        customer: Customer::from(customer),
        assignee: assignee.map(Assignee::from),
        title: command.title,
        status: OrderStatus::Pending,
        estimated_completion: command.estimated_completion,
        completed_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let mut change = Change::new(Action::OrderCreated, order, actor);
    change.text = Some(OrderText {
        description: command.description,
        special_instructions: command.special_instructions,
    });
    change
}

#[cfg(test)]
mod tests {
    use crate::order::tests::{World, at, fields};

    use super::*;

    fn new_order(due: Option<Timestamp>) -> NewOrder {
        NewOrder {
            title: "Wedding cake".parse().unwrap(),
            description: "Three tiers".parse().unwrap(),
            special_instructions: Some("No nuts".parse().unwrap()),
            estimated_completion: due,
        }
    }

    fn placed(
        customer: Option<&User>,
        actor: &User,
        due: Option<Timestamp>,
    ) -> Result<Change, Refusal> {
        let parties = Parties {
            customer,
            named_by: NamedBy::Id,
            assignee: NewAssignee::Nobody,
        };
        placed_among(parties, actor, due)
    }

    fn placed_among(
        parties: Parties<'_>,
        actor: &User,
        due: Option<Timestamp>,
    ) -> Result<Change, Refusal> {
        let now = at(1_000);
        let id = OrderId::generate(now);
        create(parties, &actor.into(), new_order(due), id, now)
    }

    #[test]
    fn a_customer_places_an_order_that_waits_for_somebody() {
        let world = World::new();
        let Change {
            order, text, event, ..
        } = placed(Some(&world.owner), &world.owner, Some(at(1_001))).unwrap();
        assert_eq!(order.customer, Customer::from(&world.owner));
        assert_eq!(order.number, OrderNumber::of(order.id));
        assert_eq!((order.status, order.version), (OrderStatus::Pending, 1));
        assert_eq!((order.created_at, order.updated_at), (at(1_000), at(1_000)));
        assert_eq!(order.assignee, None);
        assert_eq!(text.unwrap().description.as_str(), "Three tiers");
        assert_eq!(event.action, Action::OrderCreated);
        assert_eq!((event.version, event.previous_status), (1, None));
    }

    #[test]
    fn those_who_work_here_order_for_an_active_customer() {
        let world = World::new();
        for actor in [&world.admin, &world.staff] {
            let change = placed(Some(&world.owner), actor, None).unwrap();
            assert_eq!(change.order.customer.id, world.owner.id);
            assert_eq!(change.order.assignee, None);
            assert_eq!(change.event.changed_by.id, actor.id);
        }
    }

    #[test]
    fn who_works_on_it_may_be_said_by_those_who_may_assign() {
        let world = World::new();
        let place = |actor: &User, assignee: &User| {
            let parties = Parties {
                assignee: NewAssignee::User(assignee),
                ..Parties::own(&world.owner)
            };
            placed_among(parties, actor, None)
        };
        for (actor, assignee) in [
            (&world.admin, &world.staff),
            (&world.admin, &world.admin),
            (&world.staff, &world.staff),
        ] {
            let order = place(actor, assignee).unwrap().order;
            assert_eq!(order.assignee, Some(Assignee::from(assignee)));
            assert_eq!(order.status, OrderStatus::Pending);
        }
        for (actor, assignee) in [(&world.staff, &world.admin), (&world.owner, &world.staff)] {
            let refusal = place(actor, assignee).unwrap_err();
            assert!(matches!(refusal, Refusal::Forbidden(_)), "{refusal:?}");
        }
        assert_eq!(fields(place(&world.admin, &world.owner)), ["assigneeId"]);
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let world = World::new();
        let mut disabled = world.owner.clone();
        disabled.is_active = false;
        for nobody in [
            None,
            Some(&disabled),
            Some(&world.staff),
            Some(&world.admin),
        ] {
            assert_eq!(
                fields(placed(nobody, &world.admin, Some(at(1_000)))),
                ["customerId", "estimatedCompletion"]
            );
        }
        assert_eq!(
            fields(placed(Some(&world.owner), &world.owner, Some(at(999)))),
            ["estimatedCompletion"]
        );
    }

    #[test]
    fn what_is_wrong_is_named_before_who_may_order() {
        let world = World::new();
        for (customer, actor) in [(None, &world.owner), (Some(&world.stranger), &world.owner)] {
            let refused = fields(placed(customer, actor, Some(at(999))));
            assert_eq!(refused, ["estimatedCompletion"]);
        }
    }

    #[test]
    fn nobody_else_places_orders() {
        let world = World::new();
        for (customer, actor) in [(Some(&world.stranger), &world.owner), (None, &world.owner)] {
            let refusal = placed(customer, actor, None).unwrap_err();
            assert!(matches!(refusal, Refusal::Forbidden(_)), "{refusal:?}");
        }
    }
}
