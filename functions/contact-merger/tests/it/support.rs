//! A contact with orders, and an account with the contact's address.

use contact_merger::ContactMerger;
use shared_domain::{
    order::{Action, Order, OrderRef},
    user::User,
};
use shared_events::BatchItemFailures;
use shared_store::{OrderFilter, OrderScope};
use testing::{System, batch_of_events};

/// The address of both.
const EMAIL: &str = "countess@example.org";

/// The function, and whom it brings together.
pub struct Scene {
    pub system: System,
    pub merger: ContactMerger,
    pub contact: User,
    pub account: User,
}

impl Scene {
    /// How many orders the contact has.
    pub const ORDERS: usize = 12;

    pub async fn start() -> Self {
        let system = System::start().await;
        let contact = system.contact(EMAIL).await;
        for _ in 1..Self::ORDERS {
            system.order_for_contact(&contact).await;
        }
        let account = system.account_beside(&contact).await;
        let merger = ContactMerger {
            clock: system.clock.clone(),
            users: system.users(),
            orders: system.orders(),
        };
        Self {
            system,
            merger,
            contact,
            account,
        }
    }

    pub async fn merge(&self) {
        self.system.merge(&self.contact, &self.account).await;
    }

    /// Delivers everything that has happened; nothing must fail.
    pub async fn deliver_all(&self) {
        let events = self.system.events().await;
        let failures = self.merger.handle(batch_of_events(&events)).await;
        assert_eq!(failures, BatchItemFailures::default());
    }

    /// Tells the read models of everything that has happened.
    pub async fn project(&self) {
        let events = self.system.events().await;
        let projector = self.system.projector();
        let failures = projector::handle(&projector, batch_of_events(&events)).await;
        assert_eq!(failures, BatchItemFailures::default());
    }

    pub async fn orders_of(&self, user: &User) -> Vec<Order> {
        let filter = OrderFilter::of(OrderScope::Customer(user.id));
        let orders = self.system.orders();
        orders.list(&filter, None, 100).await.unwrap().rows
    }

    /// What the history of an order tells of, the latest first.
    pub async fn actions(&self, order: &Order) -> Vec<Action> {
        let reference = OrderRef::Id(order.id);
        let life = self.system.orders().life(&reference, 10).await.unwrap();
        let events = life.unwrap().events.into_iter();
        events.map(|event| event.action).collect()
    }
}
