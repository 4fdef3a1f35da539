//! Orders to do something with.

use shared::{
    domain::{
        OrderId,
        order::{
            Actor, ChangeStatus, Decision, NewAssignee, NewOrder, Order, OrderRef, OrderStatus,
            assign, cancel, change_status, create,
        },
        user::Role,
    },
    store::{Committed, Orders},
};

use crate::{System, TestUser};

impl System {
    /// The Orders table.
    pub fn orders(&self) -> Orders {
        Orders::new(&self.client, self.table("OrdersTable"))
    }

    /// A new order of this customer's.
    pub async fn order(&self, customer: &TestUser) -> Order {
        let now = self.now();
        let (user, id) = (&customer.user, OrderId::generate(now));
        let change = create(Some(user), &user.into(), table(), id, now).expect("an order");
        let placed = self.orders().create(&change, None).await;
        assert_eq!(placed.expect("a new order"), Committed::Done);
        change.order
    }

    /// A new order of this customer's that this member of staff works on.
    pub async fn order_in_progress(&self, customer: &TestUser, staff: &TestUser) -> Order {
        let order = self.order(customer).await;
        let order = self.assign(&order, staff).await;
        self.proceed(&order, OrderStatus::InProgress).await
    }

    /// The order, assigned to somebody.
    pub async fn assign(&self, order: &Order, to: &TestUser) -> Order {
        let admin = Actor::from(&self.somebody(Role::Admin));
        let to = NewAssignee::User(&to.user);
        self.changed(order, |order| assign(order, &admin, to, self.now()))
            .await
    }

    /// The order, moved on.
    pub async fn proceed(&self, order: &Order, status: OrderStatus) -> Order {
        let admin = Actor::from(&self.somebody(Role::Admin));
        let command = ChangeStatus {
            status,
            comment: None,
        };
        self.changed(order, |order| match status {
            OrderStatus::Cancelled => cancel(order, &admin, None, self.now()),
            _ => change_status(order, &admin, command.clone(), self.now()),
        })
        .await
    }

    async fn changed(
        &self,
        order: &Order,
        act: impl Fn(&Order) -> Result<Decision, shared::domain::order::Refusal>,
    ) -> Order {
        let found = self.orders().find(&OrderRef::Id(order.id)).await;
        let (order, _) = found.expect("an answer").expect("an order");
        let Decision::Changed(change) = act(&order).expect("a change") else {
            return order;
        };
        let written = self.orders().change(order.version, &change, None).await;
        assert_eq!(written.expect("an answer"), Committed::Done);
        change.order
    }
}

fn table() -> NewOrder {
    NewOrder {
        title: "Oak table".parse().expect("a title"),
        description: "Seats six".parse().expect("a description"),
        special_instructions: None,
        estimated_completion: None,
    }
}
