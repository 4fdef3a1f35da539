//! Much at once.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use shared_domain::order::OrderStatus;

use crate::support::Scene;

#[tokio::test]
async fn whatever_order_events_come_in_versions_only_grow_and_the_last_is_seen() {
    let scene = Scene::start().await;
    let mut order = scene.order_in_progress().await;
    scene.connect("owner", &scene.owner).await;
    scene.connect("admin", &scene.admin).await;
    let mut events = Vec::new();
    for number in 0..10 {
        let status = match number % 2 {
            0 => OrderStatus::OnHold,
            _ => OrderStatus::InProgress,
        };
        order = scene.proceed(&order, status).await;
        events.push(scene.latest(&order).await);
    }
    events.reverse();
    let batches = events.chunks(1).map(|batch| scene.hear(batch));
    join_all(batches).await;

    for id in ["owner", "admin"] {
        let heard = scene.heard(id);
        let ids: Vec<u64> = heard
            .iter()
            .map(|message| message["id"].as_str().unwrap().parse().unwrap())
            .collect();
        assert!(ids.is_sorted(), "{ids:?}");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        let versions: Vec<_> = heard
            .iter()
            .filter_map(|message| message["data"]["order"]["version"].as_u64())
            .collect();
        assert!(versions.is_sorted(), "{versions:?}");
        assert_eq!(versions.last(), Some(&order.version));
    }
}

#[tokio::test]
async fn an_event_that_comes_twice_shows_nothing_older() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    let before = scene.latest(&order).await;
    scene.connect("owner", &scene.owner).await;
    let held = scene.proceed(&order, OrderStatus::OnHold).await;
    scene.tell(&held).await;
    scene.hear(&[before]).await;
    let heard = scene.heard("owner");
    let versions: Vec<_> = heard
        .iter()
        .filter_map(|message| message["data"]["order"]["version"].as_u64())
        .collect();
    assert_eq!(versions, [held.version, held.version]);
}
