//! `GET /api/v1/orders?overdue=true`

use serde_json::{Value, json};
use testing::TestUser;

use crate::support::{Scene, cake, hours, id, minutes, next_cursor, pick, with};

/// Places an order of the owner that is due this many minutes after the clock's beginning.
async fn due(scene: &Scene, minute: u64) -> String {
    let time = format!("2030-01-01T{:02}:{:02}:00.000Z", minute / 60, minute % 60);
    let body = with(cake(), "estimatedCompletion", time);
    id(&scene.create(&body).bearer(&scene.owner).await)
}

async fn overdue(scene: &Scene, query: &str, user: &TestUser) -> Vec<String> {
    let query = format!("overdue=true&limit=2{query}");
    let pages = scene
        .app
        .walk("/api/v1/orders", &query, "orders", user)
        .await;
    let rows: Vec<Value> = pages.concat();
    pick(&rows, "id").into_iter().map(str::to_owned).collect()
}

#[tokio::test]
async fn open_orders_are_overdue_once_their_estimate_has_passed_the_earliest_first() {
    let scene = Scene::start().await;
    let mut orders = Vec::new();
    for minute in [5, 1, 3, 4, 2] {
        orders.push(due(&scene, minute).await);
    }
    let never = json!({"title": "Cake"});
    scene.create(&never).bearer(&scene.owner).await.expect(201);
    let by_due = [1, 4, 2, 3, 0].map(|at: usize| orders[at].clone());
    let began = scene.system.now();
    for passed in 0..=5 {
        for user in [&scene.owner, &scene.admin] {
            assert_eq!(overdue(&scene, "", user).await, by_due[..passed]);
        }
        let queue = overdue(&scene, "&assigneeId=none", &scene.staff).await;
        assert_eq!(queue, by_due[..passed]);
        // At the very minute the next one is not overdue yet.
        let next = began + minutes(passed as u64 + 1);
        scene.system.advance(next.since(scene.system.now()));
        assert_eq!(overdue(&scene, "", &scene.owner).await, by_due[..passed]);
        scene.pass_time().await;
    }
}

#[tokio::test]
async fn final_orders_are_not_overdue() {
    let scene = Scene::start().await;
    let mut ids = Vec::new();
    for status in [
        "PENDING",
        "IN_PROGRESS",
        "ON_HOLD",
        "COMPLETED",
        "CANCELLED",
    ] {
        ids.push(scene.order_in(status).await);
        scene.pass_time().await;
    }
    scene.system.advance(hours(24 * 60));
    for user in [&scene.owner, &scene.staff, &scene.admin] {
        let user = scene.system.sign_in(&user.user).await;
        let mut found = overdue(&scene, "", &user).await;
        found.sort_unstable();
        let mut open = ids[..3].to_vec();
        open.sort_unstable();
        assert_eq!(found, open);
        let on_hold = overdue(&scene, "&status=ON_HOLD,COMPLETED", &user).await;
        assert_eq!(on_hold, [ids[2].clone()]);
    }
}

#[tokio::test]
async fn overdue_orders_are_filtered_like_all_others() {
    let scene = Scene::start().await;
    let early = due(&scene, 2).await;
    scene.pass_time().await;
    let late = due(&scene, 1).await;
    scene
        .assign(&late, Some(scene.staff.id()))
        .bearer(&scene.admin)
        .await
        .expect(200);
    scene.system.advance(minutes(3));
    let (owner, staff) = (scene.owner.id(), scene.staff.id());
    for (query, expected) in [
        (String::new(), vec![&late, &early]),
        ("&to=2030-01-01T00:00:00Z".to_owned(), vec![&early]),
        ("&from=2030-01-01T00:00:00.001Z".to_owned(), vec![&late]),
        (format!("&customerId={owner}"), vec![&late, &early]),
        (format!("&customerId={}", scene.stranger.id()), vec![]),
        (format!("&assigneeId={staff}"), vec![&late]),
        ("&assigneeId=none".to_owned(), vec![&early]),
        ("&assigneeId=me".to_owned(), vec![]),
        (format!("&customerId={owner}&assigneeId=none"), vec![&early]),
        (
            format!("&customerId={owner}&assigneeId={staff}"),
            vec![&late],
        ),
    ] {
        let found = overdue(&scene, &query, &scene.admin).await;
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{query}");
    }
    assert_eq!(overdue(&scene, "", &scene.staff).await, [late]);
}

#[tokio::test]
async fn a_walk_tells_what_was_overdue_when_it_began() {
    let scene = Scene::start().await;
    let mut orders = Vec::new();
    for minute in 1..=6 {
        orders.push(due(&scene, minute).await);
    }
    scene.system.advance(minutes(4) + minutes(1) / 2);
    let first = scene
        .list("overdue=true&limit=2")
        .bearer(&scene.owner)
        .await;
    let cursor = next_cursor(&first).unwrap();
    scene.system.advance(minutes(5));
    let query = format!("overdue=true&limit=100&cursor={cursor}");
    let rest = scene.list(&query).bearer(&scene.owner).await;
    let rows = rest.expect(200)["orders"].as_array().unwrap().clone();
    assert_eq!(pick(&rows, "id"), orders[2..4]);
    assert_eq!(next_cursor(&rest), None);
    assert_eq!(overdue(&scene, "", &scene.owner).await, orders);
}

#[tokio::test]
async fn what_is_put_off_or_done_leaves_the_list_at_once() {
    let scene = Scene::start().await;
    let (put_off, done, late) = (
        due(&scene, 1).await,
        due(&scene, 2).await,
        due(&scene, 3).await,
    );
    scene.system.advance(minutes(5));
    let edit = json!({"estimatedCompletion": "2030-01-01T01:00:00Z"});
    scene
        .edit(&put_off, &edit)
        .bearer(&scene.owner)
        .await
        .expect(200);
    scene.cancel(&done).bearer(&scene.owner).await.expect(200);
    assert_eq!(overdue(&scene, "", &scene.owner).await, [late]);
}
