//! `PATCH /api/v1/notifications/{id}/read`

use serde_json::json;
use shared_domain::{NotificationId, user::Role};

use crate::support::TestApp;

#[tokio::test]
async fn a_notification_is_read_once_and_for_all() {
    let (app, user) = TestApp::with_customer().await;
    let told = app.tell(&user).await;
    for _ in 0..2 {
        let answer = app.read(&told.id.to_string()).bearer(&user).await;
        let shown = &answer.expect(200)["notification"];
        assert_eq!(shown["id"], json!(told.id));
        assert_eq!(shown["title"], told.title);
        assert_eq!(shown["isRead"], true);
        assert_eq!(shown.as_object().unwrap().len(), 10);
    }
    let answer = app.list("").bearer(&user).await;
    assert_eq!(answer.expect(200)["notifications"][0]["isRead"], true);
}

#[tokio::test]
async fn what_was_read_is_not_unread_again_by_a_second_delivery() {
    let (app, user) = TestApp::with_customer().await;
    let told = app.tell(&user).await;
    let id = told.id.to_string();
    app.read(&id).bearer(&user).await.expect(200);
    assert!(!app.tell_again(&user, &told).await);
    assert_eq!(app.unread(&user).await, 0);
}

#[tokio::test]
async fn what_is_not_ones_own_does_not_exist() {
    let app = TestApp::start().await;
    let owner = app.system.user(Role::Customer).await;
    let told = app.tell(&owner).await.id.to_string();
    let before = app.system.stored().await;
    let nowhere = NotificationId::generate(app.system.now()).to_string();
    for role in [Role::Customer, Role::Staff, Role::Admin] {
        let other = app.system.user(role).await;
        for id in [&told, &nowhere, "x", "1", &"0".repeat(36)] {
            for call in [app.read(id), app.remove(id)] {
                let answer = call.bearer(&other).await;
                answer.expect_error(404, "NOT_FOUND").expect_fields(&[]);
            }
        }
        app.read_all().bearer(&other).await.expect(200);
    }
    assert_eq!(app.unread(&owner).await, 1);
    assert!(before.contains(&told));
    app.read(&told).bearer(&owner).await.expect(200);
}
