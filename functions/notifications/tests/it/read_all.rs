//! `POST /api/v1/notifications/read-all`

use serde_json::{Value, json};
use shared_domain::{Duration, user::Role};

use crate::support::{TestApp, told};

#[tokio::test]
async fn everything_that_has_arrived_is_read_and_what_arrives_later_is_not() {
    let app = TestApp::start().await;
    for role in [Role::Customer, Role::Staff, Role::Admin] {
        let user = app.system.user(role).await;
        let before = app.tell_many(&user, 3).await;
        let answer = app.read_all().bearer(&user).await;
        assert_eq!(answer.expect(200), &json!({}));
        assert_eq!(app.unread(&user).await, 0);
        let after = app.tell(&user).await.id.to_string();
        assert_eq!(app.unread(&user).await, 1);
        assert_eq!(app.ids("isRead=false&limit=2", &user).await, [after]);
        let read = app.ids("isRead=true&limit=2", &user).await;
        assert_eq!(read, crate::support::reversed(&before));
        let answer = app.list("").bearer(&user).await;
        let rows = answer.expect(200)["notifications"].as_array().unwrap();
        let read: Vec<_> = rows.iter().map(|row| &row["isRead"]).collect();
        assert_eq!(
            read,
            [
                &Value::Bool(false),
                &true.into(),
                &true.into(),
                &true.into()
            ]
        );
    }
}

#[tokio::test]
async fn what_happened_before_and_arrives_after_is_unread() {
    let (app, user) = TestApp::with_customer().await;
    let late = told(user.id(), app.system.now());
    app.system.advance(Duration::from_secs(1));
    app.read_all().bearer(&user).await.expect(200);
    app.system.advance(Duration::from_secs(1));
    assert!(app.tell_again(&user, &late).await);
    assert_eq!(app.unread(&user).await, 1);
    app.read_all().bearer(&user).await.expect(200);
    assert_eq!(app.unread(&user).await, 0);
}

#[tokio::test]
async fn the_mark_only_rises() {
    let (app, user) = TestApp::with_customer().await;
    let began = app.system.now();
    app.tell_many(&user, 2).await;
    app.read_all().bearer(&user).await.expect(200);
    let notifications = app.system.notifications();
    notifications.read_all(user.id(), began).await.unwrap();
    assert_eq!(app.unread(&user).await, 0);
    app.read_all().bearer(&user).await.expect(200);
}

#[tokio::test]
async fn a_walk_among_the_unread_ends_where_all_of_them_are_read_meanwhile() {
    let (app, user) = TestApp::with_customer().await;
    app.tell_many(&user, 3).await;
    let first = app.list("isRead=false&limit=1").bearer(&user).await;
    let cursor = first.expect(200)["pagination"]["nextCursor"].as_str();
    let next = format!("isRead=false&cursor={}", cursor.unwrap());
    app.read_all().bearer(&user).await.expect(200);
    let answer = app.list(&next).bearer(&user).await;
    let data = answer.expect(200);
    assert_eq!(data["notifications"], json!([]));
    assert_eq!(data["pagination"]["hasNext"], false);
}
