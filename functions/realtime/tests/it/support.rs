//! The function in a system of its own, with people around an order.

use std::sync::Arc;

use realtime::{Realtime, RealtimeEvent, RealtimeResponse};
use serde_json::{Value, json};
use shared_auth::Ticket;
use shared_domain::{
    Duration,
    media::{Media, Origin},
    order::{Order, OrderStatus},
    user::Role,
};
use shared_events::{
    BatchItemFailures, BatchResponse, Event as Happened, Published, SessionEnded, UserEvent,
};
use shared_store::RedeemedTicket;
use testing::{FileStore, System, TestUser, aws_events, batch_of, batch_of_events};

use crate::management_api::{self, Shared};

/// The function, and everybody who may have to do with an order.
pub struct Scene {
    pub system: System,
    pub realtime: Realtime,
    pub connections: Shared,
    pub owner: TestUser,
    pub staff: TestUser,
    pub colleague: TestUser,
    pub admin: TestUser,
    _files: FileStore,
}

impl Scene {
    pub async fn start() -> Self {
        Self::of(System::start().await).await
    }

    /// The function in this system.
    pub async fn of(system: System) -> Self {
        let files = FileStore::start().await;
        let connections = Shared::default();
        let (management_api, delay_queue) = management_api::serve(Arc::clone(&connections)).await;
        Self {
            realtime: Realtime {
                clock: system.clock.clone(),
                users: system.users(),
                orders: system.orders(),
                notifications: system.notifications(),
                ephemeral: system.ephemeral(),
                limiter: system.limiter(),
                links: files.links(),
                management_api,
                delay_queue,
            },
            connections,
            owner: system.user(Role::Customer).await,
            staff: system.user(Role::Staff).await,
            colleague: system.user(Role::Staff).await,
            admin: system.user(Role::Admin).await,
            system,
            _files: files,
        }
    }

    /// A ticket of this user's.
    pub async fn ticket(&self, user: &TestUser) -> String {
        let ticket = Ticket::generate().unwrap();
        let admission = RedeemedTicket {
            user: user.id(),
            session: user.session.id,
            role: user.user.role,
        };
        let ephemeral = self.system.ephemeral();
        let issued = ephemeral.issue(&ticket, admission, self.system.now());
        issued.await.unwrap();
        ticket.reveal()
    }

    /// Asks to be let in; gives the status.
    pub async fn connect_with(&self, id: &str, ticket: Option<&str>) -> u64 {
        let mut event = aws_events::web_socket_connect(id, ticket.unwrap_or_default());
        if ticket.is_none() {
            let event = event.as_object_mut().unwrap();
            event.remove("queryStringParameters");
            event.remove("multiValueQueryStringParameters");
        }
        let answer = self.web_socket(&event).await;
        serde_json::to_value(answer).unwrap()["statusCode"]
            .as_u64()
            .unwrap()
    }

    /// Connects this user, who asks for nothing.
    pub async fn connect(&self, id: &str, user: &TestUser) {
        let ticket = self.ticket(user).await;
        assert_eq!(self.connect_with(id, Some(&ticket)).await, 200);
    }

    pub async fn disconnect(&self, id: &str) {
        self.web_socket(&aws_events::web_socket_disconnect(id))
            .await;
    }

    /// Says something.
    pub async fn say(&self, id: &str, message: Value) {
        let event = aws_events::web_socket_message(id, &message);
        self.web_socket(&event).await;
    }

    pub async fn resume(&self, id: &str, last_event_id: &str) {
        let resume = json!({ "type": "resume", "lastEventId": last_event_id });
        self.say(id, resume).await;
    }

    async fn web_socket(&self, event: &Value) -> RealtimeResponse {
        self.realtime.handle(aws_events::read(event)).await.unwrap()
    }

    /// What came over a connection since it was asked last.
    pub fn heard(&self, id: &str) -> Vec<Value> {
        self.connections.lock().unwrap().take(id)
    }

    /// The same, each by its type.
    pub fn types(&self, id: &str) -> Vec<String> {
        let heard = self.heard(id).into_iter();
        heard
            .map(|message| message["type"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Has a connection be gone, or not there yet.
    pub fn lose(&self, id: &str) {
        let mut connections = self.connections.lock().unwrap();
        connections.gone.insert(id.to_owned());
    }

    /// Has every message take so long.
    pub fn delay_each_message(&self, by: Duration) {
        let delay = (self.system.clock.clone(), by);
        self.connections.lock().unwrap().delay = Some(delay);
    }

    pub fn is_closed(&self, id: &str) -> bool {
        self.connections.lock().unwrap().closed.contains(id)
    }

    /// A new order of the owner's, of which nobody hears.
    pub async fn place(&self) -> Order {
        let system = self.delay_queue();
        system
            .order_by(&self.owner.user, &self.owner, "Oak table")
            .await
    }

    /// An order that the staff member works on, of which nobody hears.
    pub async fn order_in_progress(&self) -> Order {
        let order = self.place().await;
        let order = self.assign(&order, Some(&self.staff)).await;
        self.proceed(&order, OrderStatus::InProgress).await
    }

    pub async fn assign(&self, order: &Order, to: Option<&TestUser>) -> Order {
        self.delay_queue()
            .assign_by(&self.admin.user, order, to)
            .await
    }

    /// The staff member does something about the order.
    pub async fn proceed(&self, order: &Order, status: OrderStatus) -> Order {
        let system = self.delay_queue();
        system
            .proceed_by(&self.staff.user, order, status, None)
            .await
    }

    pub async fn add_file(&self, order: &Order, by: &TestUser, origin: Origin) -> Media {
        self.delay_queue().file_by(&by.user, order, origin).await
    }

    pub async fn end_session(&self, user: &TestUser) {
        let users = self.system.users();
        let ended = users.end_session(user.id(), user.session.id, None);
        ended.await.unwrap();
    }

    /// The latest event of an order.
    pub async fn latest(&self, order: &Order) -> Published {
        self.system.latest_event(&order.number).await
    }

    /// Lets those who are connected hear of the latest of an order.
    pub async fn tell(&self, order: &Order) {
        let latest = self.latest(order).await;
        self.hear(&[latest]).await;
    }

    /// Delivers these events; nothing must fail.
    pub async fn hear(&self, events: &[Published]) {
        assert_eq!(
            self.try_to_hear(events).await,
            BatchItemFailures::default().into()
        );
    }

    /// Delivers these events; gives what failed.
    pub async fn try_to_hear(&self, events: &[Published]) -> BatchResponse {
        let batch = batch_of_events(events);
        match self
            .realtime
            .handle(RealtimeEvent::Sqs(batch))
            .await
            .unwrap()
        {
            RealtimeResponse::Sqs(response) => response,
            other => panic!("{other:?}"),
        }
    }

    /// Lets the next invocation do what was left to it; gives how much that was.
    pub async fn go_on(&self) -> usize {
        let left = std::mem::take(&mut self.connections.lock().unwrap().left);
        let count = left.len();
        let event = RealtimeEvent::Sqs(batch_of(left));
        let answer = self.realtime.handle(event).await.unwrap();
        assert_eq!(
            serde_json::to_value(answer).unwrap(),
            json!({"batchItemFailures": []})
        );
        count
    }

    /// Lets it be heard that an account has changed.
    pub async fn hear_of_user(&self, user: &TestUser) {
        let user = self.system.users().find(user.id()).await.unwrap().unwrap();
        self.hear(&[published(Happened::User(UserEvent { user }))])
            .await;
    }

    pub async fn hear_of_end(&self, user: &TestUser) {
        let ended = SessionEnded {
            user_id: user.id(),
            session_id: user.session.id,
        };
        self.hear(&[published(Happened::SessionEnded(ended))]).await;
    }

    /// The system, once a second has passed.
    pub fn delay_queue(&self) -> &System {
        self.system.advance(Duration::from_secs(1));
        &self.system
    }
}

fn published(event: Happened) -> Published {
    Published {
        request_id: None,
        event,
    }
}
