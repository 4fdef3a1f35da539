//! `DELETE /api/v1/notifications/{id}`

use serde_json::json;
use shared_domain::Duration;

use crate::support::{KEPT, TestApp, reversed};

#[tokio::test]
async fn what_is_deleted_is_gone_from_every_list_and_may_be_deleted_again() {
    let (app, user) = TestApp::with_customer().await;
    let mut told = app.tell_many(&user, 4).await;
    app.read(&told[1]).bearer(&user).await.expect(200);
    for gone in [told.remove(3), told.remove(1)] {
        for _ in 0..2 {
            let answer = app.remove(&gone).bearer(&user).await;
            assert_eq!(answer.expect(200), &json!({}));
        }
        let answer = app.read(&gone).bearer(&user).await;
        answer.expect_error(404, "NOT_FOUND");
    }
    for limit in [1, 2, 100] {
        let list = |rest| format!("limit={limit}{rest}");
        assert_eq!(app.ids(&list(""), &user).await, reversed(&told));
        assert_eq!(
            app.ids(&list("&isRead=false"), &user).await,
            reversed(&told)
        );
        assert!(app.ids(&list("&isRead=true"), &user).await.is_empty());
    }
    assert_eq!(app.unread(&user).await, 2);
}

#[tokio::test]
async fn a_message_that_is_delivered_again_does_not_bring_it_back() {
    let (app, user) = TestApp::with_customer().await;
    let told = app.tell(&user).await;
    let id = told.id.to_string();
    app.remove(&id).bearer(&user).await.expect(200);
    let stored = app.system.stored().await;
    assert!(!app.tell_again(&user, &told).await);
    assert_eq!(app.system.stored().await, stored);
    assert!(app.ids("", &user).await.is_empty());
    // Not even once nothing is left of it.
    app.system.advance(KEPT + Duration::from_secs(1));
    assert!(!app.tell_again(&user, &told).await);
}
