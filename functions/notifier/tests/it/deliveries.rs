//! Events come twice, late and out of order; the result is the same.

use proptest::{prelude::*, test_runner::Config};
use serde_json::Value;
use shared_domain::{
    Duration,
    media::Origin,
    notification::Notification,
    order::{OrderStatus, Visibility},
};
use shared_events::BatchItemFailures;
use tokio::runtime::Runtime;

use crate::support::Scene;

/// Everything that can happen to an order, while it goes from hand to hand.
async fn life(scene: &Scene) {
    let order = scene.order_in_progress().await;
    let (staff, colleague) = (&scene.staff, &scene.colleague);
    scene.note(&order, &scene.owner, None).await;
    scene.add_file(&order, &scene.owner, Origin::Customer).await;
    scene.assign(&order, &scene.admin, Some(colleague)).await;
    scene.note(&order, &scene.owner, None).await;
    scene.add_file(&order, &scene.owner, Origin::Customer).await;
    let shared = Some(Visibility::Customer);
    scene.note(&order, colleague, shared).await;
    let held = OrderStatus::OnHold;
    scene.proceed(&order, colleague, held, None).await;
    scene.assign(&order, &scene.admin, Some(staff)).await;
    scene.cancel(&order, &scene.admin).await;
}

/// What is kept, apart from when it arrived.
async fn kept(scene: &Scene) -> Vec<Value> {
    let mut kept = scene.kept().await;
    for item in &mut kept {
        item.as_object_mut().unwrap().remove("arrivedKey");
    }
    kept
}

#[tokio::test]
async fn an_event_that_comes_again_changes_nothing() {
    let scene = Scene::start().await;
    life(&scene).await;
    scene.deliver_all().await;
    let once = scene.kept().await;
    for _ in 0..2 {
        scene.system.advance(Duration::from_secs(60));
        scene.deliver_all().await;
        assert_eq!(scene.kept().await, once);
    }
}

#[tokio::test]
async fn each_event_reaches_whom_it_concerned_then_whoever_has_the_order_now() {
    let scene = Scene::start().await;
    life(&scene).await;
    scene.deliver_all().await;
    let staffs = [
        "Order N is cancelled",
        "Order N is assigned to you",
        "New file on order N",
        "New message on order N",
    ];
    assert_eq!(scene.titles(&scene.staff).await, staffs);
    let colleagues = [
        "New file on order N",
        "New message on order N",
        "Order N is assigned to you",
    ];
    assert_eq!(scene.titles(&scene.colleague).await, colleagues);
    let owners = [
        "Order N is cancelled",
        "Order N is on hold",
        "New note on order N",
        "Order N is in progress",
    ];
    assert_eq!(scene.titles(&scene.owner).await, owners);
}

#[test]
fn in_whatever_order_and_however_often_events_come_the_same_people_are_told_the_same() {
    let runtime = Runtime::new().unwrap();
    let (scene, events) = runtime.block_on(async {
        let scene = Scene::start().await;
        life(&scene).await;
        let events = scene.events().await;
        scene.deliver_all().await;
        (scene, events)
    });
    let expected = runtime.block_on(kept(&scene));
    let all = Just(events.clone()).prop_shuffle();
    let some = proptest::sample::subsequence(events.clone(), 0..=events.len());
    proptest!(Config::with_cases(12), |(all in all, again in some)| {
        let outcome = runtime.block_on(async {
            scene.forget().await;
            let failures = [scene.deliver(&again).await, scene.deliver(&all).await];
            (failures, kept(&scene).await)
        });
        let (failures, kept) = outcome;
        prop_assert!(failures.iter().all(|failed| *failed == BatchItemFailures::default()));
        prop_assert_eq!(&kept, &expected);
    });
}

#[tokio::test]
async fn a_crash_between_two_recipients_is_made_up_for() {
    let scene = Scene::start().await;
    scene.place(&scene.owner).await;
    scene.deliver_all().await;
    let both = kept(&scene).await;
    let lost = scene.told(&scene.other_admin).await.remove(0);
    let notifications = scene.system.notifications();
    scene.forget().await;
    let now = scene.system.now();
    let reached = notifications.tell(scene.other_admin.id(), &lost, now).await;
    assert!(reached.unwrap());
    scene.deliver_all().await;
    assert_eq!(kept(&scene).await, both);
}

#[tokio::test]
async fn what_was_deleted_is_not_told_again() {
    let scene = Scene::start().await;
    scene.order_in_progress().await;
    scene.deliver_all().await;
    let (owner, now) = (&scene.owner, scene.system.now());
    let told = scene.told(owner).await.remove(0);
    let notifications = scene.system.notifications();
    assert!(
        notifications
            .delete(owner.id(), told.id, now)
            .await
            .unwrap()
    );
    scene.deliver_all().await;
    assert!(scene.told(owner).await.is_empty());
}

#[tokio::test]
async fn what_happened_longer_ago_than_notifications_are_kept_is_not_told() {
    let scene = Scene::start().await;
    life(&scene).await;
    scene.system.advance(Notification::KEPT);
    scene.deliver_all().await;
    assert!(scene.kept().await.is_empty());
}
