//! The notifications function in a system of its own, and people who are told something.

use std::ops::Deref;

use notifications::{Inboxes, State, router};
use serde_json::Value;
use shared_domain::{
    Duration, EventId, OrderId, Timestamp, UserId,
    notification::{Notice, Notification, NotificationType, Occasion, Recipient},
    order::{Action, OrderNumber, OrderStatus},
    user::Role,
};
use shared_store::notification;
use testing::{App, Call, System, TestUser};

/// Where the notifications are.
pub const NOTIFICATIONS: &str = "/api/v1/notifications";

/// Where WebSockets are said to be opened.
pub const LIVE_URL: &str = "wss://live.example/v1";

/// The notifications function, with a method for each of its endpoints.
pub struct TestApp {
    pub system: System,
    app: App,
}

impl TestApp {
    pub async fn start() -> Self {
        Self::in_system(System::start().await)
    }

    /// The function, and a customer whom it has nothing to tell yet.
    pub async fn with_customer() -> (Self, TestUser) {
        let app = Self::start().await;
        let user = app.system.user(Role::Customer).await;
        (app, user)
    }

    pub fn in_system(system: System) -> Self {
        let inboxes = Inboxes {
            services: system.services(),
            notifications: system.notifications(),
            ephemeral: system.ephemeral(),
            live_url: LIVE_URL.to_owned(),
        };
        let app = App::new(router(State::new(inboxes)));
        Self { system, app }
    }

    /// Puts another function in its place.
    pub fn replace(&mut self, app: App) {
        self.app = app;
    }

    pub fn list(&self, query: &str) -> Call {
        self.app.get(&format!("{NOTIFICATIONS}?{query}"))
    }

    pub fn count(&self) -> Call {
        self.app.get(&format!("{NOTIFICATIONS}/unread-count"))
    }

    pub fn read(&self, id: &str) -> Call {
        self.app.patch(&format!("{NOTIFICATIONS}/{id}/read"))
    }

    pub fn read_all(&self) -> Call {
        self.app.post(&format!("{NOTIFICATIONS}/read-all"))
    }

    pub fn ticket(&self) -> Call {
        self.app.post(&format!("{NOTIFICATIONS}/ws-ticket"))
    }

    pub fn remove(&self, id: &str) -> Call {
        self.app.delete(&format!("{NOTIFICATIONS}/{id}"))
    }

    /// Tells a user something new, a second after whatever was before.
    pub async fn tell(&self, user: &TestUser) -> Notification {
        self.system.advance(Duration::from_secs(1));
        let told = told(user.id(), self.system.now());
        assert!(self.tell_again(user, &told).await);
        told
    }

    /// Tells a user something. False where nothing was written.
    pub async fn tell_again(&self, user: &TestUser, told: &Notification) -> bool {
        let notifications = self.system.notifications();
        let now = self.system.now();
        notifications.tell(user.id(), told, now).await.unwrap()
    }

    /// Tells a user this many things, the earliest first.
    pub async fn tell_many(&self, user: &TestUser, count: usize) -> Vec<String> {
        let mut ids = Vec::with_capacity(count);
        for _ in 0..count {
            ids.push(self.tell(user).await.id.to_string());
        }
        ids
    }

    /// The ids of a list, page by page; what each page says of the unread ones is the same.
    pub async fn walk(&self, query: &str, user: &TestUser) -> Vec<Vec<String>> {
        let mut pages = Vec::new();
        let mut cursor = String::new();
        loop {
            assert!(pages.len() < 50, "a walk that does not end");
            let answer = self.list(&format!("{query}{cursor}")).bearer(user).await;
            let data = answer.expect(200);
            pages.push(ids(data));
            match data["pagination"]["nextCursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return pages,
            }
        }
    }

    /// The ids of a whole list.
    pub async fn ids(&self, query: &str, user: &TestUser) -> Vec<String> {
        self.walk(query, user).await.concat()
    }

    /// How many are unread.
    pub async fn unread(&self, user: &TestUser) -> u64 {
        let answer = self.count().bearer(user).await;
        answer.expect(200)["unreadCount"].as_u64().unwrap()
    }
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

/// Something that happened to an order of this user's at this instant.
pub fn told(to: UserId, at: Timestamp) -> Notification {
    let order = OrderId::generate(at);
    let notice = Notice {
        recipient: Recipient::User(to),
        occasion: Occasion::Event(EventId::generate(at)),
        by: UserId::generate(at),
        order_id: order,
        order_number: OrderNumber::of(order),
        kind: NotificationType::OrderUpdate,
        title: "Order ORD-20300101-7KQ4M2X is in progress".to_owned(),
        message: "Anna Example set “Oak table” to in progress.".to_owned(),
        action: Action::StatusChanged,
        status: OrderStatus::InProgress,
        created_at: at,
    };
    notification(&notice, to)
}

/// The ids in an answer.
pub fn ids(data: &Value) -> Vec<String> {
    let rows = data["notifications"].as_array().unwrap();
    let ids = rows
        .iter()
        .map(|row| row["id"].as_str().unwrap().to_owned());
    ids.collect()
}

/// The same, the other way round.
pub fn reversed(ids: &[String]) -> Vec<String> {
    ids.iter().rev().cloned().collect()
}

/// As long as notifications are kept.
pub const KEPT: Duration = Notification::KEPT;
