//! Many who listen, and much to hear.

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::client::Live;
use crate::client::{Client, Session};
use crate::events::{assign, place, set_status};
use crate::{PASSWORD, options, start_with};

const LISTENERS: usize = 200;
const CONNECTIONS_OF_EACH: usize = 10;
const ORDERS: usize = 10;
/// Of each order, the last of which nothing follows.
const CHANGES: [&str; 10] = [
    "IN_PROGRESS",
    "ON_HOLD",
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
    let orders: Vec<_> = {
        let customer = api.sign_in("customer@example.com", PASSWORD).await;
        let mut orders = Vec::new();
        for number in 0..ORDERS {
            let order = place(&customer, &format!("Watched by many, {number}")).await;
            assign(&admin, &order, &staff).await;
            orders.push(order);
        }
        orders
    };
    let mut listeners = Vec::new();
    for number in 0..LISTENERS / CONNECTIONS_OF_EACH {
        let session = administrator(&api, &admin, number).await;
        let connections = (0..CONNECTIONS_OF_EACH).map(|_| Live::connect(&session));
        listeners.extend(join_all(connections).await);
    }

    let heard = listeners.iter_mut().map(|live| everything(live, &orders));
    let changes = orders.iter().map(|order| change(&staff, order));
    let (heard, _) = futures_util::join!(join_all(heard), join_all(changes));
    assert_eq!(heard.len(), LISTENERS);
    for seen in heard {
        for order in &orders {
            let versions = seen
                .iter()
                .filter(|seen| seen["orderNumber"] == order.as_str());
            let versions: Vec<_> = versions.map(|seen| seen["version"].as_u64()).collect();
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

async fn change(staff: &Session, order: &str) {
    for status in CHANGES {
        set_status(staff, order, status).await;
    }
}

/// What somebody sees of these orders until all of them are completed.
async fn everything(live: &mut Live, orders: &[String]) -> Vec<Value> {
    let mut seen = Vec::new();
    let mut completed = 0;
    while completed < orders.len() {
        let order = live.next_of("order.updated").await["order"].clone();
        let is_new = !seen.contains(&order);
        if is_new && order["status"] == "COMPLETED" {
            completed += 1;
        }
        seen.push(order);
    }
    seen
}
