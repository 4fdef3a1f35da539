//! Orders to do something with.

use shared_domain::{
    OrderId, Timestamp,
    order::{NewOrder, Order, OrderRef, OrderStatus, Parties, create},
    search::Words,
    user::{Role, User},
};
use shared_http::OrderContext;
use shared_store::{OrderCustomer, Orders, Outcome};

use crate::{System, TestUser};

impl System {
    /// Everything that keeping orders takes.
    pub fn order_context(&self) -> OrderContext {
        OrderContext {
            services: self.services(),
            orders: self.orders(),
            ephemeral: self.ephemeral(),
        }
    }

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
        self.order_by(&customer.user, customer, title).await
    }

    /// A new order of this customer's with this title that `by` places.
    pub async fn order_by(&self, by: &User, customer: &TestUser, title: &str) -> Order {
        let order = NewOrder {
            title: title.parse().expect("a title"),
            ..table()
        };
        self.placed(by, customer, order).await
    }

    async fn order_of(&self, customer: &TestUser, order: NewOrder) -> Order {
        self.placed(&customer.user, customer, order).await
    }

    async fn placed(&self, by: &User, customer: &TestUser, order: NewOrder) -> Order {
        let account = OrderCustomer::Account;
        let (placed, order) = self.place(by, &customer.user, account, order).await;
        assert_eq!(placed, Outcome::Committed);
        order
    }

    /// An order that `by` places now for a customer, and what became of it.
    pub(crate) async fn place(
        &self,
        by: &User,
        user: &User,
        customer: OrderCustomer<'_>,
        order: NewOrder,
    ) -> (Outcome, Order) {
        let now = self.now();
        let id = OrderId::generate(now);
        let change = create(Parties::own(user), &by.into(), order, id, now).expect("an order");
        let write = self.orders().create(&change, customer).expect("a write");
        (write.commit().await.expect("an answer"), change.order)
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
        let admin = self.somebody(Role::Admin);
        self.assign_by(&admin, order, Some(to)).await
    }

    /// The order, moved on.
    pub async fn proceed(&self, order: &Order, status: OrderStatus) -> Order {
        let admin = self.somebody(Role::Admin);
        self.proceed_by(&admin, order, status, None).await
    }

    /// The order, completed by this member of staff.
    pub async fn complete(&self, order: &Order, staff: &TestUser) -> Order {
        let completed = OrderStatus::Completed;
        self.proceed_by(&staff.user, order, completed, None).await
    }

    /// The order as it is now.
    pub async fn reread(&self, order: OrderId) -> Order {
        let found = self.orders().find(&OrderRef::Id(order)).await;
        found.expect("an answer").expect("an order").0
    }
}

/// The words that the contract says an order is found by.
pub fn order_words(order: &Order, description: &str) -> Words {
    let customer = &order.customer;
    let mut words = Words::of([
        order.number.to_string(),
        order.title.to_string(),
        customer.email_text().to_owned(),
    ]);
    words.extend_with_names(customer.first_name.as_str(), customer.last_name.as_str());
    words.extend_with_first(description, 50);
    words
}

pub(crate) fn table() -> NewOrder {
    NewOrder {
        title: "Oak table".parse().expect("a title"),
        description: "Seats six".parse().expect("a description"),
        special_instructions: None,
        estimated_completion: None,
    }
}
