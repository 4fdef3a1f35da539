//! Placing an order.

use crate::domain::{
    OrderId, Timestamp,
    text::{Description, Instructions, Title},
    user::{Role, User},
};

use super::{
    Action, Actor, Change, Customer, InvalidField, Order, OrderNumber, OrderStatus, OrderText,
    Refusal, check_estimate, refusal::refuse_all,
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

/// Places an order for `customer`: the actor themselves, or whom an ADMIN named (`None` where they
/// named nobody, or somebody there is not). `id` was generated at `now`.
///
/// # Errors
/// What [`misplaced()`] names. Then: customers order for themselves, ADMINs for customers.
pub fn create(
    customer: Option<&User>,
    actor: &Actor,
    command: NewOrder,
    id: OrderId,
    now: Timestamp,
) -> Result<Change, Refusal> {
    refuse_all(misplaced(
        customer,
        actor,
        command.estimated_completion,
        now,
    ))?;
    let customer = customer_of(customer, actor)?;
    Ok(place(customer.into(), actor, command, id, now))
}

/// The fields of an order that are wrong in the light of who places it and when: an ADMIN orders for
/// an active customer, and the estimated completion lies in the future.
pub fn misplaced(
    customer: Option<&User>,
    actor: &Actor,
    estimate: Option<Timestamp>,
    now: Timestamp,
) -> Vec<InvalidField> {
    let is_customer = customer.is_some_and(|user| user.role == Role::Customer && user.is_active);
    let nobody = (actor.role == Role::Admin && !is_customer)
        .then(|| InvalidField::new("customerId", "must be the id of an active customer"));
    let passed = check_estimate(estimate, now).err();
    [nobody, passed].into_iter().flatten().collect()
}

fn customer_of<'a>(customer: Option<&'a User>, actor: &Actor) -> Result<&'a User, Refusal> {
    let is_self = |user: &&User| user.id == actor.id;
    match actor.role {
        Role::Admin => customer.ok_or(Refusal::Forbidden("Administrators order for a customer")),
        Role::Customer => customer
            .filter(is_self)
            .ok_or(Refusal::Forbidden("Customers order for themselves only")),
        Role::Staff => Err(Refusal::Forbidden(
            "Only customers and administrators may place orders",
        )),
    }
}

fn place(
    customer: Customer,
    actor: &Actor,
    command: NewOrder,
    id: OrderId,
    now: Timestamp,
) -> Change {
    let order = Order {
        id,
        number: OrderNumber::of(id),
        customer,
        assignee: None,
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
    use crate::domain::order::tests::{World, at, fields};

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
        let now = at(1_000);
        let id = OrderId::generate(now);
        create(customer, &actor.into(), new_order(due), id, now)
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
    fn an_administrator_orders_for_an_active_customer() {
        let world = World::new();
        let change = placed(Some(&world.owner), &world.admin, None).unwrap();
        assert_eq!(change.order.customer.id, world.owner.id);
        assert_eq!(change.event.changed_by.id, world.admin.id);
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
        for (customer, actor) in [
            (Some(&world.staff), &world.staff),
            (None, &world.owner),
            (Some(&world.stranger), &world.owner),
        ] {
            let refused = fields(placed(customer, actor, Some(at(999))));
            assert_eq!(refused, ["estimatedCompletion"]);
        }
    }

    #[test]
    fn nobody_else_places_orders() {
        let world = World::new();
        for (customer, actor) in [
            (Some(&world.stranger), &world.owner),
            (None, &world.owner),
            (Some(&world.owner), &world.staff),
            (Some(&world.staff), &world.staff),
        ] {
            let refusal = placed(customer, actor, None).unwrap_err();
            assert!(matches!(refusal, Refusal::Forbidden(_)), "{refusal:?}");
        }
    }
}
