//! The function in a system of its own, with people around an order.

use notifier::Notifier;
use serde_json::Value;
use shared_domain::{
    Duration,
    media::{Media, Origin},
    notification::Notification,
    order::{Order, OrderStatus, Visibility},
    user::Role,
};
use shared_events::{BatchItemFailures, Event, Published};
use testing::{System, TestUser, batch_of, bodies_of};

/// The function, and everybody who may have to do with an order.
pub struct Scene {
    pub system: System,
    pub notifier: Notifier,
    pub owner: TestUser,
    pub staff: TestUser,
    pub colleague: TestUser,
    pub admin: TestUser,
    pub other_admin: TestUser,
}

impl Scene {
    pub async fn start() -> Self {
        let system = System::start().await;
        Self {
            notifier: notifier(&system),
            owner: system.user(Role::Customer).await,
            staff: system.user(Role::Staff).await,
            colleague: system.user(Role::Staff).await,
            admin: system.user(Role::Admin).await,
            other_admin: system.user(Role::Admin).await,
            system,
        }
    }

    /// A new order of the owner's that this user places.
    pub async fn place(&self, by: &TestUser) -> Order {
        let system = self.later();
        system.order_by(&by.user, &self.owner, "Oak table").await
    }

    /// An order that the staff member works on.
    pub async fn order_in_progress(&self) -> Order {
        let order = self.place(&self.owner).await;
        self.assign(&order, &self.staff, Some(&self.staff)).await;
        let started = OrderStatus::InProgress;
        self.proceed(&order, &self.staff, started, None).await
    }

    pub async fn assign(&self, order: &Order, by: &TestUser, to: Option<&TestUser>) -> Order {
        self.later().assign_by(&by.user, order, to).await
    }

    pub async fn proceed(
        &self,
        order: &Order,
        by: &TestUser,
        status: OrderStatus,
        comment: Option<&str>,
    ) -> Order {
        let system = self.later();
        system.proceed_by(&by.user, order, status, comment).await
    }

    pub async fn cancel(&self, order: &Order, by: &TestUser) -> Order {
        let cancelled = OrderStatus::Cancelled;
        self.proceed(order, by, cancelled, None).await
    }

    pub async fn note(&self, order: &Order, by: &TestUser, visibility: Option<Visibility>) {
        self.later().note_by(&by.user, order, visibility).await;
    }

    /// A file that this user uploads, found to be what it was declared to be.
    pub async fn add_file(&self, order: &Order, by: &TestUser, origin: Origin) -> Media {
        self.later().file_by(&by.user, order, origin).await
    }

    /// Everything that has happened to orders, as subscribers hear of it, the earliest first.
    pub async fn events(&self) -> Vec<Published> {
        let mut events = self.system.order_events().await;
        events.sort_by_key(|published| published.event.id());
        events
    }

    /// Delivers these events at once.
    pub async fn deliver(&self, events: &[Published]) -> BatchItemFailures {
        self.deliver_bodies(bodies_of(events)).await
    }

    /// Delivers messages of which the `n`th is called `n`.
    pub async fn deliver_bodies(&self, bodies: Vec<String>) -> BatchItemFailures {
        self.notifier.handle(batch_of(bodies)).await
    }

    /// Delivers everything that has happened; nothing must fail.
    pub async fn deliver_all(&self) {
        let events = self.events().await;
        assert_eq!(self.deliver(&events).await, BatchItemFailures::default());
    }

    /// What a user was told, the latest first.
    pub async fn told(&self, user: &TestUser) -> Vec<Notification> {
        let notifications = self.system.notifications();
        let inbox = notifications.inbox(user.id(), self.system.now()).await;
        let page = notifications.list(&inbox.unwrap(), None, None, 100).await;
        let rows = page.unwrap().rows.into_iter();
        rows.map(|received| received.notification).collect()
    }

    /// The titles of what a user was told, the latest first, without the order's number.
    pub async fn titles(&self, user: &TestUser) -> Vec<String> {
        let told = self.told(user).await.into_iter();
        told.map(|told| told.title.replace(told.order_number.as_str(), "N"))
            .collect()
    }

    /// Everything that is kept of notifications.
    pub async fn kept(&self) -> Vec<Value> {
        let mut kept = self.system.items("NotificationsTable").await;
        kept.sort_by_key(|item| format!("{}{}", item["pk"], item["sk"]));
        kept
    }

    /// Forgets everybody's notifications.
    pub async fn forget(&self) {
        for item in self.kept().await {
            let key = |name: &str| {
                let text = item[name].as_str().unwrap().to_owned();
                serde_dynamo::to_attribute_value(text).unwrap()
            };
            let request = self.system.client.delete_item();
            let table = self.system.table("NotificationsTable");
            let request = request.table_name(table).key("pk", key("pk"));
            request.key("sk", key("sk")).send().await.unwrap();
        }
    }

    /// The system, once a second has passed.
    fn later(&self) -> &System {
        self.system.advance(Duration::from_secs(1));
        &self.system
    }
}

/// The function, as it works in this system.
pub fn notifier(system: &System) -> Notifier {
    Notifier {
        clock: system.clock.clone(),
        users: system.users(),
        notifications: system.notifications(),
    }
}

/// The event of an order among others.
pub fn order_event(published: &Published) -> &shared_events::OrderEvent {
    match &published.event {
        Event::Order(event) => event,
        other => panic!("{other:?}"),
    }
}
