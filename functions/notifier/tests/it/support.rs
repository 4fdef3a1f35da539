//! The function in a system of its own, with people around an order.

use notifier::Notifier;
use serde_json::{Value, json};
use shared::{
    domain::{
        Duration, OrderId,
        media::{
            CheckedContent, ContentType, Fingerprint, Media, MediaChange, NewFile, Origin, accept,
            declare,
        },
        notification::Notification,
        order::{
            Actor, ChangeStatus, Decision, NewAssignee, NewNote, NewOrder, NoteKind, Order,
            OrderRef, OrderStatus, Refusal, Visibility, add_note, assign, cancel, change_status,
            create,
        },
        user::Role,
    },
    events::{Event, Published},
    queue::{Batch, Failures},
    store::{Committed, FilesDeclared, StreamRecord},
};
use testing::{System, TestUser};

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
        let notifier = Notifier {
            clock: system.clock.clone(),
            users: system.users(),
            notifications: system.notifications(),
        };
        Self {
            notifier,
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
        let now = self.later();
        let new = NewOrder {
            title: "Oak table".parse().unwrap(),
            description: "Seats six".parse().unwrap(),
            special_instructions: None,
            estimated_completion: None,
        };
        let (customer, id) = (Some(&self.owner.user), OrderId::generate(now));
        let change = create(customer, &(&by.user).into(), new, id, now).unwrap();
        let placed = self.system.orders().create(&change, None).await;
        assert_eq!(placed.unwrap(), Committed::Done);
        change.order
    }

    /// An order that the staff member works on.
    pub async fn order_in_progress(&self) -> Order {
        let order = self.place(&self.owner).await;
        self.assign(&order, &self.staff, Some(&self.staff)).await;
        let started = OrderStatus::InProgress;
        self.proceed(&order, &self.staff, started, None).await
    }

    pub async fn assign(&self, order: &Order, by: &TestUser, to: Option<&TestUser>) -> Order {
        let to = to.map_or(NewAssignee::Nobody, |to| NewAssignee::User(&to.user));
        let now = self.later();
        self.change(order, |order| assign(order, &actor(by), to, now))
            .await
    }

    pub async fn proceed(
        &self,
        order: &Order,
        by: &TestUser,
        status: OrderStatus,
        comment: Option<&str>,
    ) -> Order {
        let comment = comment.map(|comment| comment.parse().unwrap());
        let command = ChangeStatus { status, comment };
        let now = self.later();
        self.change(order, |order| {
            change_status(order, &actor(by), command.clone(), now)
        })
        .await
    }

    pub async fn cancel(&self, order: &Order, by: &TestUser) -> Order {
        let now = self.later();
        self.change(order, |order| cancel(order, &actor(by), None, now))
            .await
    }

    pub async fn note(&self, order: &Order, by: &TestUser, visibility: Option<Visibility>) {
        let kind = match by.user.role {
            Role::Customer => NoteKind::Message,
            _ => NoteKind::Note,
        };
        let text = "The varnish is drying".parse().unwrap();
        let note = NewNote {
            kind,
            text,
            visibility,
        };
        let order = self.now(order).await;
        let added = add_note(&order, &actor(by), note, self.later()).unwrap();
        let written = self.system.orders().add_note(&order, &added, None).await;
        assert_eq!(written.unwrap(), Committed::Done);
    }

    /// A file that this user uploads, found to be what it was declared to be.
    pub async fn add_file(&self, order: &Order, by: &TestUser, origin: Origin) -> Media {
        let order = self.now(order).await;
        let file = NewFile {
            file_name: "photo.jpg".parse().unwrap(),
            content_type: ContentType::Jpeg,
            size: 1_000,
            description: None,
        };
        let files = declare(&order, &actor(by), origin, vec![file], self.later()).unwrap();
        let orders = self.system.orders();
        let declared = orders.declare_files(&order, &files, None).await;
        assert_eq!(declared.unwrap(), FilesDeclared::Done);
        let content = CheckedContent {
            size: 900,
            fingerprint: Fingerprint::of_etag("abc"),
        };
        let now = self.later();
        self.change_file(&files[0], |order, media| {
            accept(order, media, content.clone(), now)
        })
        .await
    }

    pub async fn change_file(
        &self,
        media: &Media,
        act: impl FnOnce(&Order, &Media) -> MediaChange,
    ) -> Media {
        let orders = self.system.orders();
        let found = orders.find(&OrderRef::Id(media.order_id)).await.unwrap();
        let (order, _) = found.unwrap();
        let change = act(&order, media);
        let written = orders.change_file(&order, media, &change, None).await;
        assert_eq!(written.unwrap(), Committed::Done);
        change.media
    }

    /// Everything that has happened to orders, as subscribers hear of it, the earliest first.
    pub async fn events(&self) -> Vec<Published> {
        let table = self.system.table("OrdersTable");
        let scan = self.system.client.scan().table_name(table);
        let items = scan.send().await.unwrap().items.unwrap_or_default();
        let records = items.into_iter().map(|item| StreamRecord {
            keys: item.clone().into(),
            new_image: Some(item.into()),
            sequence_number: "1".to_owned(),
        });
        let mut events: Vec<_> = records
            .filter_map(|record| record.published().unwrap())
            .collect();
        events.sort_by_key(|published| published.event.id());
        events
    }

    /// Delivers these events at once.
    pub async fn deliver(&self, events: &[Published]) -> Failures {
        let bodies = events
            .iter()
            .map(|event| serde_json::to_string(event).unwrap());
        self.deliver_bodies(bodies.collect()).await
    }

    /// Delivers messages of which the `n`th is called `n`.
    pub async fn deliver_bodies(&self, bodies: Vec<String>) -> Failures {
        self.notifier.handle(batch(bodies)).await
    }

    /// Delivers everything that has happened; nothing must fail.
    pub async fn deliver_all(&self) {
        let events = self.events().await;
        assert_eq!(self.deliver(&events).await, Failures::default());
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

    async fn now(&self, order: &Order) -> Order {
        let found = self.system.orders().find(&OrderRef::Id(order.id)).await;
        found.unwrap().unwrap().0
    }

    async fn change(
        &self,
        order: &Order,
        act: impl FnOnce(&Order) -> Result<Decision, Refusal>,
    ) -> Order {
        let order = self.now(order).await;
        let Ok(Decision::Changed(change)) = act(&order) else {
            panic!("nothing changed");
        };
        let orders = self.system.orders();
        let written = orders.change(order.version, &change, None).await;
        assert_eq!(written.unwrap(), Committed::Done);
        change.order
    }

    /// The present instant, once a second has passed.
    fn later(&self) -> shared::domain::Timestamp {
        self.system.advance(Duration::from_secs(1));
        self.system.now()
    }
}

pub fn actor(user: &TestUser) -> Actor {
    (&user.user).into()
}

/// The event of an order among others.
pub fn order_event(published: &Published) -> &shared::events::OrderEvent {
    match &published.event {
        Event::Order(event) => event,
        other => panic!("{other:?}"),
    }
}

fn batch(bodies: Vec<String>) -> Batch {
    let messages = bodies.into_iter().enumerate().map(|(at, body)| {
        json!({
            "messageId": at.to_string(),
            "receiptHandle": "handle",
            "body": body,
            "attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "0"},
            "messageAttributes": {},
            "eventSource": "aws:sqs",
        })
    });
    let messages: Vec<_> = messages.collect();
    serde_json::from_value(json!({"Records": messages})).unwrap()
}
