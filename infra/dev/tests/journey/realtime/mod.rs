//! What people see while they are connected.

pub mod client;
mod crowd;

use serde_json::json;
use websocket_client::{ServerMessage, WebSocketClient};

use crate::client::{Client, Session};
use crate::events::{assign, place, set_status};
use crate::files::{PHOTO, declare, put};
use crate::{PASSWORD, start};
use client::{Listener, refusal, ticket};

/// A customer, a member of staff and an administrator.
async fn people(api: &Client) -> [Session; 3] {
    let sign_in = |name: &'static str| async move {
        api.sign_in(&format!("{name}@example.com"), PASSWORD).await
    };
    [
        sign_in("customer").await,
        sign_in("staff").await,
        sign_in("admin").await,
    ]
}

#[tokio::test]
async fn two_people_see_the_same_order_change() {
    let stack = start().await;
    let [customer, staff, admin] = people(&Client::new(&stack.endpoints().api)).await;
    let order = place(&customer, "Seen while it changes").await;
    let mut owner = Listener::connect(&customer).await;
    let mut worker = Listener::connect(&staff).await;
    assign(&admin, &order, &staff).await;
    for status in ["IN_PROGRESS", "ON_HOLD", "IN_PROGRESS", "COMPLETED"] {
        set_status(&staff, &order, status).await;
        let (seen, done) = (
            owner.sees(&order, status).await,
            worker.sees(&order, status).await,
        );
        assert_eq!(seen["version"], done["version"]);
        assert_eq!(seen.get("history"), None);
    }
    stack.stop().await;
}

#[tokio::test]
async fn who_was_cut_off_gets_what_they_missed() {
    let stack = start().await;
    let [customer, staff, admin] = people(&Client::new(&stack.endpoints().api)).await;
    let order = place(&customer, "Seen after a cut").await;
    let mut owner = Listener::connect(&customer).await;
    assign(&admin, &order, &staff).await;
    set_status(&staff, &order, "IN_PROGRESS").await;
    owner.sees(&order, "IN_PROGRESS").await;
    let last = owner.cut().unwrap();

    let mut worker = Listener::connect(&staff).await;
    set_status(&staff, &order, "ON_HOLD").await;
    worker.sees(&order, "ON_HOLD").await;
    let mut owner = Listener::connect(&customer).await;
    owner.resume(last).await;
    owner.sees(&order, "ON_HOLD").await;

    owner.resume("1").await;
    owner
        .hears(|heard| (heard == ServerMessage::Resync).then_some(()))
        .await;
    stack.stop().await;
}

#[tokio::test]
async fn who_uploads_something_else_than_they_said_sees_it_rejected() {
    let stack = start().await;
    let [customer, ..] = people(&Client::new(&stack.endpoints().api)).await;
    let order = place(&customer, "With a file in disguise").await;
    let mut owner = Listener::connect(&customer).await;
    let path = format!("/orders/{order}/customer-media");
    let disguised = declare(&customer, &path, "photo.png", "image/png", PHOTO).await;
    assert_eq!(put(&disguised, "image/png", PHOTO).await, 200);
    let id = &disguised["media"]["id"];
    let rejected = |heard| match heard {
        ServerMessage::Media { media } => (media["id"] == *id).then_some(media),
        _ => None,
    };
    let media = owner.hears(rejected).await;
    assert_eq!(media["state"], "REJECTED");
    assert!(media["rejectionReason"].is_string());
    stack.stop().await;
}

#[tokio::test]
async fn who_signs_out_everywhere_is_cut_off_everywhere() {
    let stack = start().await;
    let [customer, ..] = people(&Client::new(&stack.endpoints().api)).await;
    let mut phone = Listener::connect(&customer).await;
    let mut desk = Listener::connect(&customer).await;
    let url = ticket(&customer).await;
    let ended = customer.post("/auth/logout-all", &json!({})).await;
    ended.expect_status(200);
    assert!(phone.is_cut_off().await);
    assert!(desk.is_cut_off().await);
    assert_eq!(refusal(&url).await, 401);
    stack.stop().await;
}

#[tokio::test]
async fn nobody_is_let_in_twice_with_one_ticket_or_without() {
    let stack = start().await;
    let [customer, ..] = people(&Client::new(&stack.endpoints().api)).await;
    let url = ticket(&customer).await;
    let (base, _) = url.split_once('?').unwrap();
    assert_eq!(refusal(base).await, 401);
    let live = WebSocketClient::connect(&url).await.unwrap();
    assert_eq!(refusal(&url).await, 401);
    live.leave().await.unwrap();
    stack.stop().await;
}
