//! Giving an order to the account that its customer has meanwhile.

use crate::{Actor, Timestamp, user::User};

use super::{Action, Change, Changes, Customer, Field, Metadata, Order};

/// Gives the order of a contact to the account that the contact is one with, whatever its status:
/// whose it is does not touch what becomes of it.
pub fn transfer(order: &Order, account: &User, now: Timestamp) -> Change {
    let mut after = order.revised(now);
    let mut changes = Changes::default();
    let mut customer_id = after.customer.id;
    changes.set(Field::CustomerId, &mut customer_id, Some(account.id));
    after.customer = Customer::from(account);
    Change::new(Action::OrderUpdated, after, &Actor::from(account))
        .with_metadata(Metadata::Changes(changes))
}

#[cfg(test)]
mod tests {
    use crate::order::{
        OrderStatus,
        tests::{World, at},
    };

    use super::*;

    #[test]
    fn an_order_of_any_status_goes_over_and_its_history_says_from_whom_to_whom() {
        let world = World::new();
        for status in OrderStatus::ALL {
            let order = world.order(status, true);
            let Change {
                order: after,
                event,
                ..
            } = transfer(&order, &world.stranger, at(9_000));
            assert_eq!(after.customer, Customer::from(&world.stranger));
            assert_eq!((after.status, after.version), (status, order.version + 1));
            assert_eq!(
                (event.action, event.version),
                (Action::OrderUpdated, after.version)
            );
            let written = serde_json::to_value(event.metadata).unwrap();
            let change = &written["changes"]["customerId"];
            assert_eq!(change["from"], order.customer.id.to_string());
            assert_eq!(change["to"], world.stranger.id.to_string());
        }
    }
}
