//! Coming back.

use serde_json::{Value, json};
use shared_domain::{
    Duration,
    order::OrderStatus,
    realtime::{Connection, PushEvent},
};

use crate::support::Scene;

fn last_id(heard: &[Value]) -> String {
    heard.last().unwrap()["id"].as_str().unwrap().to_owned()
}

/// A scene where the owner has heard of an order and was cut off; with the id of what came last.
async fn cut_off() -> (Scene, shared_domain::order::Order, String) {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("before", &scene.owner).await;
    scene.tell(&order).await;
    let last = last_id(&scene.heard("before"));
    scene.disconnect("before").await;
    (scene, order, last)
}

#[tokio::test]
async fn who_comes_back_gets_what_they_missed_and_hears_that_this_was_all() {
    let (scene, order, last) = cut_off().await;
    let held = scene.proceed(&order, OrderStatus::OnHold).await;
    scene.tell(&held).await;
    let resumed = scene.proceed(&held, OrderStatus::InProgress).await;
    scene.tell(&resumed).await;

    scene.connect("after", &scene.owner).await;
    assert!(scene.heard("after").is_empty());
    scene.resume("after", &last).await;
    let heard = scene.heard("after");
    let types: Vec<_> = heard
        .iter()
        .map(|message| message["type"].as_str().unwrap())
        .collect();
    // Of each step they are told; the order is shown as it is.
    let expected = ["notification", "notification", "order.updated", "resumed"];
    assert_eq!(types, expected);
    assert_eq!(heard[2]["data"]["order"]["version"], resumed.version);

    scene
        .resume("after", heard[2]["id"].as_str().unwrap())
        .await;
    assert_eq!(scene.types("after"), ["resumed"]);
}

#[tokio::test]
async fn what_comes_while_somebody_comes_back_follows_what_they_missed() {
    let (scene, order, last) = cut_off().await;
    let held = scene.proceed(&order, OrderStatus::OnHold).await;
    scene.tell(&held).await;
    scene.connect("after", &scene.owner).await;
    let resumed = scene.proceed(&held, OrderStatus::InProgress).await;
    let latest = scene.latest(&resumed).await;
    tokio::join!(
        scene.resume("after", &last),
        scene.hear(std::slice::from_ref(&latest))
    );

    let heard = scene.heard("after");
    let versions = heard
        .iter()
        .filter_map(|message| message["data"]["order"]["version"].as_u64());
    let versions: Vec<_> = versions.collect();
    assert!(versions.is_sorted(), "{versions:?}");
    assert_eq!(versions.last(), Some(&resumed.version));
    assert!(heard.contains(&json!({ "type": "resumed" })));
}

#[tokio::test]
async fn for_a_day_it_is_known_what_was_missed_and_then_no_more() {
    let (scene, order, last) = cut_off().await;
    scene.system.advance(Duration::from_secs(24 * 3_600 - 60));
    let owner = scene.system.sign_in(&scene.owner.user).await;
    let held = scene.proceed(&order, OrderStatus::OnHold).await;
    scene.tell(&held).await;
    scene.connect("in time", &owner).await;
    scene.resume("in time", &last).await;
    let heard = scene.heard("in time");
    assert_eq!(heard.last().unwrap()["type"], "resumed");
    let last = last_id(&heard[..heard.len() - 1]);
    scene.disconnect("in time").await;
    scene
        .tell(&scene.proceed(&held, OrderStatus::InProgress).await)
        .await;

    scene.system.advance(Duration::from_secs(24 * 3_600));
    let owner = scene.system.sign_in(&scene.owner.user).await;
    scene.connect("late", &owner).await;
    scene.resume("late", &last).await;
    assert_eq!(scene.heard("late"), [json!({ "type": "resync" })]);
}

#[tokio::test]
async fn who_names_what_nobody_was_sent_is_to_ask_anew() {
    let (scene, _, _) = cut_off().await;
    scene.connect("after", &scene.owner).await;
    for unknown in ["1", "", "x", "99999999999999999999999"] {
        scene.resume("after", unknown).await;
        assert_eq!(
            scene.heard("after"),
            [json!({ "type": "resync" })],
            "{unknown}"
        );
    }
}

#[tokio::test]
async fn nobody_gets_what_another_missed() {
    let (scene, order, last) = cut_off().await;
    scene
        .tell(&scene.proceed(&order, OrderStatus::OnHold).await)
        .await;
    scene.connect("other", &scene.colleague).await;
    scene.resume("other", &last).await;
    assert_eq!(scene.heard("other"), [json!({ "type": "resync" })]);
}

#[tokio::test]
async fn what_one_connection_missed_is_not_sent_to_the_others() {
    let (scene, order, last) = cut_off().await;
    scene.connect("desk", &scene.owner).await;
    scene
        .tell(&scene.proceed(&order, OrderStatus::OnHold).await)
        .await;
    assert_eq!(scene.types("desk"), ["notification", "order.updated"]);
    scene.connect("after", &scene.owner).await;
    scene.resume("after", &last).await;
    let missed = ["notification", "order.updated", "resumed"];
    assert_eq!(scene.types("after"), missed);
    assert!(scene.heard("desk").is_empty());
}

#[tokio::test]
async fn who_missed_more_than_one_turn_can_send_is_sent_the_rest_by_the_next() {
    let (scene, order, last) = cut_off().await;
    scene
        .tell(&scene.proceed(&order, OrderStatus::OnHold).await)
        .await;
    scene.tell(&scene.order_in_progress().await).await;
    scene.connect("after", &scene.owner).await;
    scene.delay_each_message(Duration::from_secs(8));
    scene.resume("after", &last).await;
    let first = scene.types("after");
    assert_eq!(first, ["notification", "order.updated"]);

    scene.connections.lock().unwrap().delay = None;
    assert_eq!(scene.go_on().await, 1);
    let rest = ["notification", "order.updated", "resumed"];
    assert_eq!(scene.types("after"), rest);
}

#[tokio::test]
async fn who_missed_so_much_that_it_is_less_to_ask_anew_is_told_to() {
    let (scene, order, last) = cut_off().await;
    let (ephemeral, now) = (scene.system.ephemeral(), scene.system.now());
    let news = PushEvent::Order {
        number: order.number.clone(),
    };
    let most = usize::try_from(Connection::MOST_MISSED).unwrap();
    let news = vec![news; most];
    ephemeral
        .append_events(scene.owner.id(), &news, now)
        .await
        .unwrap();
    scene.connect("after", &scene.owner).await;
    scene.resume("after", &last).await;
    assert_eq!(scene.heard("after").last().unwrap()["type"], "resumed");

    ephemeral
        .append_events(scene.owner.id(), &news[..1], now)
        .await
        .unwrap();
    scene.connect("later", &scene.owner).await;
    scene.resume("later", &last).await;
    assert_eq!(scene.heard("later"), [json!({ "type": "resync" })]);
}
