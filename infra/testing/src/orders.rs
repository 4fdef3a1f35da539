//! Orders to do something with.

use shared::{
    domain::{
        OrderId, Timestamp,
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
        self.order_of(customer, table()).await
    }

    /// A new order of this customer's that is to be done at this time.
    pub async fn order_due(&self, customer: &TestUser, at: Timestamp) -> Order {
        let order = NewOrder {
            estimated_completion: Some(at),
            ..table()
        };
        self.order_of(customer, order).await
    }

    /// A new order of this customer's with this title.
    pub async fn order_titled(&self, customer: &TestUser, title: &str) -> Order {
        let order = NewOrder {
            title: title.parse().expect("a title"),
            ..table()
        };
        self.order_of(customer, order).await
    }

    async fn order_of(&self, customer: &TestUser, order: NewOrder) -> Order {
        let now = self.now();
        let (user, id) = (&customer.user, OrderId::generate(now));
        let change = create(Some(user), &user.into(), order, id, now).expect("an order");
        let placed = self.orders().create(&change, None).await;
        assert_eq!(placed.expect("a new order"), Committed::Done);
        change.order
    }

    /// A new order of this customer's that this member of staff works on.
    pub async fn order_in_progress(&self, customer: &TestUser, staff: &TestUser) -> Order {
        let order = self.order(customer).await;
        self.begin(&order, staff).await
    }

    /// The order, which this member of staff works on from now on.
    pub async fn begin(&self, order: &Order, staff: &TestUser) -> Order {
        let order = self.assign(order, staff).await;
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
        self.proceed_as(order, status, &admin).await
    }

    /// The order, completed by this member of staff.
    pub async fn complete(&self, order: &Order, staff: &TestUser) -> Order {
        let staff = Actor::from(&staff.user);
        self.proceed_as(order, OrderStatus::Completed, &staff).await
    }

    async fn proceed_as(&self, order: &Order, status: OrderStatus, actor: &Actor) -> Order {
        let command = ChangeStatus {
            status,
            comment: None,
        };
        self.changed(order, |order| match status {
            OrderStatus::Cancelled => cancel(order, actor, None, self.now()),
            _ => change_status(order, actor, command.clone(), self.now()),
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
