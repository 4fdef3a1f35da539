use serde_json::json;
use shared_domain::{
    Duration,
    order::{Action, OrderStatus, Relation},
};
use testing::TestUser;

use crate::support::{Scene, TestApp};

/// What the order's history says of files, oldest first, to somebody who is this to it.
async fn told(app: &TestApp, scene: &Scene, relation: Relation) -> Vec<(Action, String)> {
    let orders = app.system.orders();
    let reference = shared_domain::order::OrderRef::Id(scene.order.id);
    let (order, _) = orders.find(&reference).await.unwrap().unwrap();
    let sight = orders.history_sight(&order, relation).await.unwrap();
    let page = orders
        .history(&order.number, &sight, None, 100)
        .await
        .unwrap();
    let events = page.rows.into_iter().rev().filter_map(|event| {
        let metadata = serde_json::to_value(&event.metadata).unwrap();
        let media = metadata.get("mediaId")?.as_str()?.to_owned();
        Some((event.action, media))
    });
    events.collect()
}

async fn publish(app: &TestApp, scene: &Scene, media: &str, is_public: bool, by: &TestUser) {
    app.system.advance(Duration::from_secs(1));
    let body = json!({"isPublic": is_public});
    app.edit(&scene.order, media, &body)
        .bearer(by)
        .await
        .expect(200);
}

#[tokio::test]
async fn history_tells_of_each_file_from_ready_to_removed() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.customer_file(&scene).await;
    let never = app.customer_file(&scene).await;
    app.reject(&scene.order, &never).await;
    assert!(told(&app, &scene, Relation::Admin).await.is_empty());
    app.accept(&scene.order, &media).await;
    publish(&app, &scene, &media, true, &scene.staff).await;
    app.system.advance(Duration::from_secs(1));
    for media in [&media, &never] {
        app.remove(&scene.order, media)
            .bearer(&scene.owner)
            .await
            .expect(200);
    }
    let expected = [
        Action::MediaAdded,
        Action::MediaUpdated,
        Action::MediaRemoved,
    ];
    let expected: Vec<_> = expected.map(|action| (action, media.clone())).into();
    assert_eq!(told(&app, &scene, Relation::Admin).await, expected);
}

#[tokio::test]
async fn the_owner_reads_of_staff_files_as_long_as_they_see_them() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    app.accept(&scene.order, &media).await;
    assert!(told(&app, &scene, Relation::Owner).await.is_empty());
    publish(&app, &scene, &media, true, &scene.staff).await;
    assert_eq!(told(&app, &scene, Relation::Owner).await.len(), 2);
    publish(&app, &scene, &media, false, &scene.staff).await;
    assert!(told(&app, &scene, Relation::Owner).await.is_empty());
    app.system
        .proceed(&scene.order, OrderStatus::Completed)
        .await;
    assert_eq!(told(&app, &scene, Relation::Owner).await.len(), 3);
}
