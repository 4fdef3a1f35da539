//! What operators see of orders in CloudWatch.

use futures_util::future::join_all;
use serde_json::{Value, json};
use testing::{Call, measured};

use crate::support::{Scene, cake, minutes};

const KEY: &str = "idempotency-key";

/// What the request counted, which must get this answer.
async fn counted(call: Call, status: u16) -> Vec<Value> {
    let (answer, values) = measured(call.into_future()).await;
    assert_eq!(answer.status, status, "{}", answer.text());
    values
}

fn moved_to(status: &str) -> Value {
    json!({"StatusChanges": 1, "Status": status})
}

#[tokio::test]
async fn an_order_counts_once_however_often_its_request_is_sent() {
    let scene = Scene::start().await;
    let create = || {
        let call = scene.create(&cake()).header(KEY, "one");
        call.bearer(&scene.owner)
    };
    let created = json!({"OrdersCreated": 1});
    assert_eq!(counted(create(), 201).await, [created]);
    assert!(counted(create(), 201).await.is_empty());
}

#[tokio::test]
async fn of_one_request_sent_twice_at_once_one_counts() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    let calls = [(); 2].map(|()| {
        let call = scene.cancel(&id).header(KEY, "one").bearer(&scene.owner);
        call.into_future()
    });
    let (_, values) = measured(join_all(calls)).await;
    assert_eq!(values, [moved_to("CANCELLED")]);
}

#[tokio::test]
async fn what_is_refused_counts_nothing() {
    let scene = Scene::start().await;
    let bad = scene.create(&json!({})).bearer(&scene.owner);
    assert!(counted(bad, 400).await.is_empty());
    let id = scene.order_in("COMPLETED").await;
    let late = scene.cancel(&id).bearer(&scene.owner);
    assert!(counted(late, 409).await.is_empty());
}

#[tokio::test]
async fn each_move_along_the_workflow_counts_under_where_it_leads() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for status in ["IN_PROGRESS", "ON_HOLD"] {
        let call = scene.change_status(&id, status).bearer(&scene.staff);
        assert_eq!(counted(call, 200).await, [moved_to(status)]);
    }
}

#[tokio::test]
async fn every_way_to_cancel_counts_as_one() {
    let scene = Scene::start().await;
    for cancel in [
        |scene: &Scene, id: &str| scene.cancel(id).bearer(&scene.owner),
        |scene: &Scene, id: &str| scene.delete_cancel(id).bearer(&scene.owner),
        |scene: &Scene, id: &str| scene.change_status(id, "CANCELLED").bearer(&scene.admin),
    ] {
        let id = scene.queued().await;
        let values = counted(cancel(&scene, &id), 200).await;
        assert_eq!(values, [moved_to("CANCELLED")]);
    }
}

#[tokio::test]
async fn an_order_that_is_completed_tells_how_long_it_took_since_it_was_placed() {
    let scene = Scene::start().await;
    let id = scene.order_in("IN_PROGRESS").await;
    scene.system.advance(minutes(5));
    let complete = || {
        let call = scene.change_status(&id, "COMPLETED").header(KEY, "one");
        call.bearer(&scene.staff)
    };
    let took = json!({"TimeToComplete": 300.0});
    let values = counted(complete(), 200).await;
    assert_eq!(values, [moved_to("COMPLETED"), took]);
    assert!(counted(complete(), 200).await.is_empty());
}

#[tokio::test]
async fn what_leaves_the_status_as_it_is_counts_nothing() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    let edit = scene.edit(&id, &json!({"title": "Another cake"}));
    assert!(counted(edit.bearer(&scene.owner), 200).await.is_empty());
    let take = scene.assign(&id, Some(scene.staff.id()));
    assert!(counted(take.bearer(&scene.staff), 200).await.is_empty());
}
