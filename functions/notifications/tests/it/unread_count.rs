//! `GET /api/v1/notifications/unread-count`

use futures_util::future::join_all;
use shared_domain::user::Role;

use crate::support::{TestApp, told};

#[tokio::test]
async fn every_role_counts_its_own() {
    let app = TestApp::start().await;
    for role in [Role::Customer, Role::Staff, Role::Admin] {
        let user = app.system.user(role).await;
        assert_eq!(app.unread(&user).await, 0);
        let told = app.tell_many(&user, 3).await;
        assert_eq!(app.unread(&user).await, 3);
        app.read(&told[0]).bearer(&user).await.expect(200);
        app.remove(&told[1]).bearer(&user).await.expect(200);
        assert_eq!(app.unread(&user).await, 1);
    }
}

#[tokio::test]
async fn the_count_ends_at_999() {
    let (app, user) = TestApp::with_customer().await;
    let notifications = app.system.notifications();
    let now = app.system.now();
    let many: Vec<_> = (0..1_001).map(|_| told(user.id(), now)).collect();
    let tell = |told| notifications.tell(user.id(), told, now);
    for some in many[..998].chunks(50) {
        join_all(some.iter().map(tell)).await;
    }
    for (more, expected) in many[998..].iter().zip([999, 999, 999]) {
        tell(more).await.unwrap();
        assert_eq!(app.unread(&user).await, expected);
    }
    let answer = app.list("limit=1").bearer(&user).await;
    assert_eq!(answer.expect(200)["unreadCount"], 999);
    app.read_all().bearer(&user).await.expect(200);
    assert_eq!(app.unread(&user).await, 0);
}
