//! Events that are published.

use serde_json::json;
use shared_domain::user::Role;
use shared_events::BatchItemFailures;
use testing::{System, stream_record};

use crate::support::{FakeTopic, deliver, records};

#[tokio::test]
async fn every_event_of_an_order_is_published_with_the_order_after_it() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    let staff = system.user(Role::Staff).await;
    let order = system.order_in_progress(&customer, &staff).await;
    let topic = FakeTopic::default();
    let failures = deliver(&topic.outbox().await, records(&system, "OrdersTable").await).await;
    assert_eq!(failures, BatchItemFailures::default());
    let told = topic.told();
    let actions: Vec<_> = told
        .iter()
        .map(|told| &*told.attributes["action"])
        .collect();
    assert_eq!(
        actions,
        ["ORDER_CREATED", "ASSIGNEE_CHANGED", "STATUS_CHANGED"]
    );
    for (told, version) in told.iter().zip(1..) {
        assert_eq!(told.attributes["kind"], "order");
        assert_eq!(told.body["kind"], "order");
        assert_eq!(told.body["order"]["id"], json!(order.id));
        assert_eq!(told.body["order"]["version"], version);
        assert_eq!(told.body["event"]["version"], version);
    }
    assert_eq!(told[2].body["order"]["status"], "IN_PROGRESS");
}

#[tokio::test]
async fn of_users_the_account_is_published_and_nothing_that_proves_who_they_are() {
    let system = System::start().await;
    let user = system
        .user_with_password(Role::Customer, "correct horse battery")
        .await;
    let topic = FakeTopic::default();
    let failures = deliver(&topic.outbox().await, records(&system, "UsersTable").await).await;
    assert_eq!(failures, BatchItemFailures::default());
    let [told] = topic.told().try_into().unwrap();
    assert_eq!(told.attributes["kind"], "user");
    assert_eq!(told.body["user"]["id"], json!(user.id()));
    let body = told.body.to_string().to_lowercase();
    for secret in ["argon2", "password", "token"] {
        assert!(!body.contains(secret), "{body}");
    }
}

#[tokio::test]
async fn a_session_that_ends_is_published() {
    let system = System::start().await;
    let user = system.user(Role::Customer).await;
    let keys = json!({
        "pk": {"S": format!("USER#{}", user.id())},
        "sk": {"S": format!("SESSION#{}", user.session.id)},
    });
    let topic = FakeTopic::default();
    let ended = stream_record(1, "REMOVE", &keys, None);
    let failures = deliver(&topic.outbox().await, vec![ended]).await;
    assert_eq!(failures, BatchItemFailures::default());
    let [told] = topic.told().try_into().unwrap();
    assert_eq!(told.attributes["kind"], "session-ended");
    assert_eq!(told.body["userId"], json!(user.id()));
    assert_eq!(told.body["sessionId"], json!(user.session.id));
}

#[tokio::test]
async fn more_events_than_one_request_takes_are_published_in_their_order() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    for _ in 0..23 {
        system.order(&customer).await;
    }
    let records = records(&system, "OrdersTable").await;
    let topic = FakeTopic::default();
    let failures = deliver(&topic.outbox().await, records).await;
    assert_eq!(failures, BatchItemFailures::default());
    assert_eq!(topic.told().len(), 23);
}
