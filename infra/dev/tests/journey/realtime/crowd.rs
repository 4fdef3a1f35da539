//! Many who listen, and much to hear.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use serde_json::{Value, json};
use websocket_client::ServerMessage as Message;

use super::client::Listener;
use crate::client::{Client, Session};
use crate::events::{assign, place, set_status};
use crate::{PASSWORD, options, start_with};

const LISTENERS: usize = 200;
const CONNECTIONS_OF_EACH: usize = 10;
const ORDERS: usize = 10;
/// What becomes of each order once it was placed and assigned: ten changes in all.
const STATUSES: [&str; 8] = [
    "IN_PROGRESS",
    "ON_HOLD",
    "IN_PROGRESS",
    "ON_HOLD",
    "IN_PROGRESS",
    "ON_HOLD",
    "IN_PROGRESS",
    "COMPLETED",
];

#[tokio::test]
async fn two_hundred_listeners_miss_none_of_a_hundred_changes_and_see_none_out_of_order() {
    let mut options = options();
    let unlimited = ("RATE_LIMIT_MAX_REQUESTS".to_owned(), "1000000".to_owned());
    options.environment.extend([unlimited]);
    let stack = start_with(options).await;
    let api = Client::new(&stack.endpoints().api);
    let admin = api.sign_in("admin@example.com", PASSWORD).await;
    let staff = api.sign_in("staff@example.com", PASSWORD).await;
    let customer = api.sign_in("customer@example.com", PASSWORD).await;
    let mut listeners = Vec::new();
    for number in 0..LISTENERS / CONNECTIONS_OF_EACH {
        let session = administrator(&api, &admin, number).await;
        let connections = (0..CONNECTIONS_OF_EACH).map(|_| Listener::connect(&session));
        listeners.extend(join_all(connections).await);
    }

    let heard = listeners.iter_mut().map(everything);
    let orders = (0..ORDERS).map(|number| life(number, &customer, &admin, &staff));
    let (heard, orders) = futures_util::join!(join_all(heard), join_all(orders));
    assert_eq!(heard.len(), LISTENERS);
    let orders: BTreeSet<_> = orders.into_iter().collect();
    for heard in heard {
        assert_eq!(heard.placed, orders);
        assert_eq!(heard.completed, orders);
        for order in &orders {
            let versions = heard.versions_of(order);
            assert!(versions.is_sorted(), "{versions:?}");
        }
    }
    stack.stop().await;
}

/// Another administrator, who has signed in.
async fn administrator(api: &Client, admin: &Session, number: usize) -> Session {
    let email = format!("listener{number}@example.com");
    let body =
        json!({"firstName": "Listener", "lastName": "Number", "email": email, "role": "ADMIN"});
    let invited = admin.post("/admin/users", &body).await.expect_status(201);
    let token = invited.data("/passwordToken");
    let body = json!({"passwordToken": token, "newPassword": PASSWORD});
    api.post("/auth/set-password", &body)
        .await
        .expect_status(200);
    api.sign_in(&email, PASSWORD).await
}

/// An order that is placed, assigned and completed.
async fn life(number: usize, customer: &Session, admin: &Session, staff: &Session) -> String {
    let order = place(customer, &format!("Watched by many, {number}")).await;
    assign(admin, &order, staff).await;
    for status in STATUSES {
        set_status(staff, &order, status).await;
    }
    order
}

/// What somebody heard.
#[derive(Default)]
struct ServerMessage {
    /// The orders they were told of.
    placed: BTreeSet<String>,
    /// Those they saw completed.
    completed: BTreeSet<String>,
    /// What they saw of orders, in turn.
    seen: Vec<Value>,
}

impl ServerMessage {
    fn versions_of(&self, order: &str) -> Vec<Option<u64>> {
        let seen = self.seen.iter().filter(|seen| seen["orderNumber"] == order);
        seen.map(|seen| seen["version"].as_u64()).collect()
    }
}

/// What somebody hears until they were told of every order and saw it completed.
async fn everything(listener: &mut Listener) -> ServerMessage {
    let mut heard = ServerMessage::default();
    let number = |of: &Value| of["orderNumber"].as_str().unwrap().to_owned();
    while heard.placed.len() < ORDERS || heard.completed.len() < ORDERS {
        match listener.next().await {
            Message::Notification { notification } => {
                heard.placed.insert(number(&notification));
            }
            Message::Order { order } => {
                if order["status"] == "COMPLETED" {
                    heard.completed.insert(number(&order));
                }
                heard.seen.push(order);
            }
            _ => {}
        }
    }
    heard
}
