//! Messages of a batch stand for themselves.

use shared_domain::{SessionId, user::Role};
use shared_events::{BatchItemFailures, Event, Published, SessionEnded, UserEvent};
use testing::{System, bodies_of};

use crate::support::Scene;

/// The messages that are to be delivered again.
fn failed(failures: &BatchItemFailures) -> Vec<&str> {
    let items = failures.batch_item_failures.iter();
    items.map(|item| item.item_identifier.as_str()).collect()
}

#[tokio::test]
async fn a_message_that_cannot_be_read_holds_up_no_other() {
    let scene = Scene::start().await;
    scene.order_in_progress().await;
    let events = scene.events().await;
    let mut bodies = bodies_of(&events);
    bodies.insert(0, "nonsense".to_owned());
    bodies.insert(2, r#"{"requestId":null,"kind":"order"}"#.to_owned());
    bodies.push(r#"{"requestId":null,"kind":"weather"}"#.to_owned());
    let failures = scene.deliver_bodies(bodies).await;
    assert_eq!(failed(&failures), ["0", "2", "5"]);
    assert_eq!(scene.titles(&scene.owner).await, ["Order N is in progress"]);
    assert_eq!(scene.titles(&scene.admin).await, ["New order N"]);
}

#[tokio::test]
async fn what_is_no_matter_of_an_order_tells_nobody_anything() {
    let scene = Scene::start().await;
    let user = scene.system.somebody(Role::Admin);
    let ended = SessionEnded {
        user_id: user.id,
        session_id: SessionId::generate(scene.system.now()),
    };
    let events = [Event::User(UserEvent { user }), Event::SessionEnded(ended)];
    let events = events.map(|event| Published {
        request_id: None,
        event,
    });
    assert_eq!(scene.deliver(&events).await, BatchItemFailures::default());
    assert!(scene.kept().await.is_empty());
}

#[tokio::test]
async fn what_the_database_does_not_take_is_delivered_again() {
    let mut scene = Scene::start().await;
    scene.order_in_progress().await;
    let events = scene.events().await;
    let reachable = scene.notifier.clone();
    let nowhere = System::without_database().await;
    scene.notifier.users = nowhere.users();
    // Nobody hears that the order was taken by who works on it: that asks the database nothing.
    let failures = scene.deliver(&events).await;
    assert_eq!(failed(&failures), ["0", "2"]);
    scene.notifier = reachable;
    scene.deliver_all().await;
    assert_eq!(scene.titles(&scene.owner).await, ["Order N is in progress"]);
}
