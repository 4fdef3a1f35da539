//! What is said over connections counts with requests.

use serde_json::json;
use shared_domain::{
    order::OrderNumber,
    rate_limit::{Policy, Subject},
    realtime::{Connection, PushEvent},
    settings::RateLimitsEdit,
    user::Role,
};
use testing::System;

use crate::support::Scene;

const LIMIT: u64 = 20;

async fn limited() -> Scene {
    let system = System::start().await.limited(RateLimitsEdit {
        customer: Some(LIMIT.try_into().unwrap()),
        ..RateLimitsEdit::default()
    });
    Scene::of(system).await
}

/// How many requests were counted for the owner, with the one that this asks with.
async fn counted(scene: &Scene) -> u64 {
    let owner = Subject::User(scene.owner.id(), Role::Customer);
    let limiter = scene.system.limiter();
    let count = limiter.count(Policy::Default, owner, scene.system.now());
    count.quota().await.unwrap().count
}

#[tokio::test]
async fn what_somebody_says_is_counted_with_their_requests() {
    let scene = limited().await;
    scene.connect("phone", &scene.owner).await;
    scene.say("phone", json!({ "type": "ping" })).await;
    scene.say("phone", json!({ "type": "nonsense" })).await;
    scene.resume("phone", "1").await;
    assert_eq!(counted(&scene).await, 4);
    assert_eq!(scene.types("phone"), ["pong", "error", "resync"]);
    assert!(!scene.is_closed("phone"));
}

#[tokio::test]
async fn who_says_too_much_is_cut_off_and_not_answered() {
    let scene = limited().await;
    scene.connect("phone", &scene.owner).await;
    for _ in 0..LIMIT {
        scene.say("phone", json!({ "type": "ping" })).await;
    }
    assert!(!scene.is_closed("phone"));
    scene.say("phone", json!({ "type": "ping" })).await;
    assert!(scene.is_closed("phone"));
    assert_eq!(scene.heard("phone").len() as u64, LIMIT);

    // What was on its way is dropped before it is counted.
    let before = counted(&scene).await;
    scene.say("phone", json!({ "type": "ping" })).await;
    assert!(scene.heard("phone").is_empty());
    assert_eq!(counted(&scene).await, before + 1);
}

#[tokio::test]
async fn others_are_heard_meanwhile() {
    let scene = limited().await;
    scene.connect("phone", &scene.owner).await;
    scene.connect("desk", &scene.staff).await;
    for _ in 0..=LIMIT {
        scene.say("phone", json!({ "type": "ping" })).await;
    }
    scene.say("desk", json!({ "type": "ping" })).await;
    assert_eq!(scene.types("desk"), ["pong"]);
}

#[tokio::test]
async fn what_was_missed_is_sent_again_as_often_as_the_limit_allows() {
    let scene = limited().await;
    let owner = scene.owner.id();
    scene.connect("phone", &scene.owner).await;
    let (ephemeral, now) = (scene.system.ephemeral(), scene.system.now());
    let number: OrderNumber = "ORD-20260830-7KQ4M2X".parse().unwrap();
    let first = ephemeral.end(owner, now).await.unwrap().unwrap();
    let missed = usize::try_from(Connection::MISSED_PER_REQUEST * 8).unwrap();
    let news = vec![PushEvent::Order { number }; missed];
    ephemeral.append_events(owner, &news, now).await.unwrap();

    // Each costs nine: what is said, and eight times as much as a request may ask for.
    for _ in 0..2 {
        scene.resume("phone", &first.after(1).to_string()).await;
        assert_eq!(scene.types("phone"), ["resumed"]);
    }
    scene.resume("phone", &first.after(1).to_string()).await;
    assert_eq!(scene.types("phone"), ["resync"]);
    // What was not sent is not counted.
    assert_eq!(counted(&scene).await, 20);
    assert!(!scene.is_closed("phone"));
}
