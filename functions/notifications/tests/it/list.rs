//! `GET /api/v1/notifications`

use serde_json::json;
use shared_domain::{Duration, user::Role};

use crate::support::{KEPT, TestApp, ids, reversed, told};

#[tokio::test]
async fn a_notification_shows_what_happened_to_which_order() {
    let app = TestApp::start().await;
    for role in [Role::Customer, Role::Staff, Role::Admin] {
        let user = app.system.user(role).await;
        let told = app.tell(&user).await;
        let answer = app.list("").bearer(&user).await;
        assert_eq!(
            answer.expect(200),
            &json!({
                "notifications": [{
                    "id": told.id,
                    "orderId": told.order_id,
                    "orderNumber": told.order_number,
                    "type": "ORDER_UPDATE",
                    "title": told.title,
                    "message": told.message,
                    "action": "STATUS_CHANGED",
                    "status": "IN_PROGRESS",
                    "isRead": false,
                    "createdAt": told.created_at,
                }],
                "unreadCount": 1,
                "pagination": {"limit": 20, "hasNext": false, "nextCursor": null},
            })
        );
    }
}

#[tokio::test]
async fn who_was_told_nothing_finds_nothing() {
    let (app, user) = TestApp::with_customer().await;
    let other = app.system.user(Role::Customer).await;
    app.tell(&other).await;
    for query in ["", "isRead=true", "isRead=false"] {
        let answer = app.list(query).bearer(&user).await;
        let data = answer.expect(200);
        assert_eq!(data["notifications"], json!([]));
        assert_eq!(data["unreadCount"], 0);
        assert_eq!(data["pagination"]["hasNext"], false);
    }
}

#[tokio::test]
async fn the_newest_come_first_whatever_the_pages_size() {
    let (app, user) = TestApp::with_customer().await;
    let told = app.tell_many(&user, 7).await;
    for query in ["", "&isRead=false"] {
        for limit in [1, 2, 3, 7, 100] {
            let pages = app.walk(&format!("limit={limit}{query}"), &user).await;
            assert_eq!(pages.concat(), reversed(&told), "{limit}{query}");
            assert_eq!(pages.len(), 7_usize.div_ceil(limit), "{limit}{query}");
        }
    }
}

#[tokio::test]
async fn what_was_read_and_what_was_not_are_listed_apart() {
    let (app, user) = TestApp::with_customer().await;
    let told = app.tell_many(&user, 6).await;
    app.read(&told[1]).bearer(&user).await.expect(200);
    app.read(&told[4]).bearer(&user).await.expect(200);
    let read = [told[4].clone(), told[1].clone()];
    let unread = [5, 3, 2, 0].map(|at: usize| told[at].clone());
    for limit in [1, 2, 100] {
        let list = |is_read| format!("limit={limit}&isRead={is_read}");
        assert_eq!(app.ids(&list(true), &user).await, read);
        assert_eq!(app.ids(&list(false), &user).await, unread);
    }
    assert_eq!(app.ids("", &user).await, reversed(&told));
}

#[tokio::test]
async fn a_request_looks_at_so_many_and_leads_on() {
    let (app, user) = TestApp::with_customer().await;
    let first = app.tell(&user).await.id.to_string();
    app.read(&first).bearer(&user).await.expect(200);
    app.tell_many(&user, 350).await;
    let pages = app.walk("isRead=true&limit=1", &user).await;
    assert_eq!(pages.concat(), [first]);
    assert!(pages.len() > 1 && pages[0].is_empty(), "{pages:?}");
}

#[tokio::test]
async fn unread_ones_come_in_the_order_of_their_arrival() {
    let (app, user) = TestApp::with_customer().await;
    let late = told(user.id(), app.system.now());
    let told = app.tell(&user).await;
    app.system.advance(Duration::from_secs(1));
    assert!(app.tell_again(&user, &late).await);
    let (late, told) = (late.id.to_string(), told.id.to_string());
    let by_arrival = app.ids("isRead=false", &user).await;
    assert_eq!(by_arrival, [late.as_str(), &told]);
    assert_eq!(app.ids("", &user).await, [told, late]);
}

#[tokio::test]
async fn what_is_over_is_not_shown_even_before_it_is_removed() {
    let (app, user) = TestApp::with_customer().await;
    let old = app.tell(&user).await;
    app.system.advance(KEPT - Duration::from_millis(1_500));
    let new = app.tell(&user).await.id.to_string();
    // Nobody stays signed in for so long.
    let user = app.system.sign_in(&user.user).await;
    assert_eq!(app.unread(&user).await, 2);
    app.system.advance(Duration::from_secs(1));
    for query in ["", "isRead=false"] {
        let answer = app.list(query).bearer(&user).await;
        assert_eq!(ids(answer.expect(200)), [new.as_str()]);
    }
    assert_eq!(app.unread(&user).await, 1);
    let old = old.id.to_string();
    for call in [app.read(&old), app.remove(&old)] {
        call.bearer(&user).await.expect_error(404, "NOT_FOUND");
    }
}

#[tokio::test]
async fn what_happened_too_long_ago_is_not_told() {
    let (app, user) = TestApp::with_customer().await;
    let told = told(user.id(), app.system.now() - KEPT);
    assert!(!app.tell_again(&user, &told).await);
    assert!(app.ids("", &user).await.is_empty());
}
