//! Connections that fail.

use serde_json::json;
use shared_domain::{Duration, order::OrderStatus};

use crate::support::Scene;

#[tokio::test]
async fn a_connection_that_is_gone_is_forgotten() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("owner", &scene.owner).await;
    scene.system.advance(Duration::from_secs(60));
    scene.lose("owner");
    scene.tell(&order).await;
    let (ephemeral, now) = (scene.system.ephemeral(), scene.system.now());
    let left = ephemeral.connections(scene.owner.id(), now).await;
    assert!(left.unwrap().is_empty());
}

#[tokio::test]
async fn what_comes_before_a_connection_is_quite_there_is_sent_when_it_is() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("owner", &scene.owner).await;
    scene.lose("owner");
    scene.tell(&order).await;
    scene.connections.lock().unwrap().gone.clear();
    scene.say("owner", json!({ "type": "ping" })).await;
    assert_eq!(
        scene.types("owner"),
        ["pong", "notification", "order.updated"]
    );
}

#[tokio::test]
async fn who_reads_too_slowly_is_cut_off_holds_up_nobody_and_misses_nothing() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("slow", &scene.owner).await;
    scene.connect("quick", &scene.owner).await;
    scene.tell(&order).await;
    let last = scene.heard("slow").pop().unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    scene.heard("quick");

    scene
        .connections
        .lock()
        .unwrap()
        .stuck
        .insert("slow".to_owned());
    scene
        .tell(&scene.proceed(&order, OrderStatus::OnHold).await)
        .await;
    assert_eq!(scene.types("quick"), ["notification", "order.updated"]);
    assert!(scene.is_closed("slow"));

    scene.connect("again", &scene.owner).await;
    scene.resume("again", &last).await;
    assert_eq!(
        scene.types("again"),
        ["notification", "order.updated", "resumed"]
    );
}

#[tokio::test]
async fn whoever_breaks_off_while_sending_is_replaced() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("owner", &scene.owner).await;
    let ephemeral = scene.system.ephemeral();
    let broken_off = ephemeral
        .acquire_send_lease(scene.owner.id(), scene.system.now())
        .await;
    assert!(broken_off.unwrap().is_some());

    scene.tell(&order).await;
    assert!(scene.heard("owner").is_empty());
    scene.system.advance(Duration::from_secs(60));
    scene.tell(&order).await;
    // Of what there was to see twice, the last.
    let types = scene.types("owner");
    assert_eq!(types, ["notification", "order.updated"]);
}

#[tokio::test]
async fn what_takes_too_long_is_broken_off_in_time_and_left_to_the_next() {
    let scene = Scene::start().await;
    let orders = [
        scene.order_in_progress().await,
        scene.order_in_progress().await,
    ];
    scene.connect("owner", &scene.owner).await;
    let mut events = Vec::new();
    for order in &orders {
        events.push(scene.latest(order).await);
    }
    scene.delay_each_message(Duration::from_secs(8));
    scene.hear(&events).await;
    assert_eq!(scene.types("owner"), ["notification", "order.updated"]);

    scene.connections.lock().unwrap().delay = None;
    assert_eq!(scene.go_on().await, 1);
    assert_eq!(scene.types("owner"), ["notification", "order.updated"]);
}

#[tokio::test]
async fn what_cannot_be_sent_is_tried_again_and_keeps_nobody_else_from_hearing() {
    let mut scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("owner", &scene.owner).await;
    scene.connect("admin", &scene.admin).await;
    let nowhere = testing::System::without_database().await;
    let users = std::mem::replace(&mut scene.realtime.users, nowhere.users());
    scene.tell(&order).await;
    assert!(scene.heard("owner").is_empty());
    assert!(scene.heard("admin").is_empty());

    scene.realtime.users = users;
    assert_eq!(scene.go_on().await, 2);
    assert_eq!(scene.types("owner"), ["notification", "order.updated"]);
    assert_eq!(scene.types("admin"), ["order.updated"]);
}
