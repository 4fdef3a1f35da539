//! `GET /api/v1/auth/sessions` and `DELETE /api/v1/auth/sessions/{id}`

use serde_json::json;
use shared_domain::user::Role;

use crate::support::{PASSWORD, TestApp, access_token, days, minutes, session_ids};

#[tokio::test]
async fn a_session_is_shown_as_it_was_begun_and_last_used() {
    let app = TestApp::start().await;
    let user = app
        .system
        .user_with_password(Role::Customer, PASSWORD)
        .await;
    let login = app.login(user.user.email_text(), PASSWORD);
    let login = login.header("user-agent", "OrderApp/3.1 (iPhone)").await;
    app.logout(&user.refresh_token).await.expect(200);
    let begun = app.system.now();
    app.system.advance(minutes(2));
    let refreshed = app.refresh(&crate::support::refresh_token(&login)).await;

    let answer = app.sessions().token(&access_token(&refreshed)).await;
    let id = answer.json["data"]["sessions"][0]["id"].clone();
    let expected = json!({"sessions": [{
        "id": id,
        "createdAt": begun.to_string(),
        "lastUsedAt": app.system.now().to_string(),
        "userAgent": "OrderApp/3.1 (iPhone)",
        "current": true,
    }]});
    assert_eq!(*answer.expect(200), expected);
}

#[tokio::test]
async fn a_client_that_does_not_name_itself_is_null() {
    let app = TestApp::start().await;
    let registered = app.register(&crate::support::ada()).await;
    let answer = app.sessions().token(&access_token(&registered)).await;
    assert_eq!(answer.expect(200)["sessions"][0]["userAgent"], json!(null));
}

#[tokio::test]
async fn the_callers_live_sessions_are_listed_newest_first() {
    let app = TestApp::start().await;
    let first = app.system.user(Role::Customer).await;
    app.system.user(Role::Customer).await;
    app.system.advance(days(4));
    let second = app.system.sign_in(&first.user).await;
    app.system.advance(minutes(1));
    let third = app.system.sign_in(&first.user).await;
    let [oldest, middle, newest] =
        [&first, &second, &third].map(|user| user.session.id.to_string());
    let first_again = app.refresh(&first.refresh_token).await;
    assert_eq!(
        session_ids(&app, &third).await,
        [newest.clone(), middle.clone(), oldest.clone()]
    );

    let answer = app.sessions().token(&access_token(&first_again)).await;
    let current: Vec<_> = answer.expect(200)["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|session| session["current"] == true)
        .collect();
    assert_eq!(current, [false, false, true]);

    app.logout(&second.refresh_token).await.expect(200);
    app.system.advance(minutes(14));
    assert_eq!(session_ids(&app, &third).await, [newest, oldest]);
}

#[tokio::test]
async fn sessions_that_are_over_are_not_listed() {
    let app = TestApp::start().await;
    let old = app.system.user(Role::Customer).await;
    app.system.advance(days(7));
    let new = app.system.sign_in(&old.user).await;
    assert_eq!(session_ids(&app, &new).await, [new.session.id.to_string()]);

    app.logout_all().bearer(&new).await.expect(200);
    let user = app.system.users().find(old.id()).await.unwrap().unwrap();
    let newest = app.system.sign_in(&user).await;
    assert_eq!(
        session_ids(&app, &newest).await,
        [newest.session.id.to_string()]
    );
}

#[tokio::test]
async fn a_caller_ends_one_of_their_sessions() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let other = app.system.sign_in(&user.user).await;
    for _ in 0..2 {
        let answer = app
            .end_session(&other.session.id.to_string())
            .bearer(&user)
            .await;
        assert_eq!(*answer.expect(200), json!({}));
    }
    app.expect_live(&other.token, false).await;
    app.refresh(&other.refresh_token)
        .await
        .expect_error(401, "INVALID_REFRESH_TOKEN");
    app.expect_live(&user.token, true).await;

    app.end_session(&user.session.id.to_string())
        .bearer(&user)
        .await
        .expect(200);
    app.expect_live(&user.token, false).await;
}

#[tokio::test]
async fn nobody_ends_another_users_session() {
    let app = TestApp::start().await;
    let (user, admin) = (
        app.system.user(Role::Customer).await,
        app.system.user(Role::Admin).await,
    );
    let before = app.system.stored().await;
    app.end_session(&user.session.id.to_string())
        .bearer(&admin)
        .await;
    assert_eq!(app.system.stored().await, before);
    app.expect_live(&user.token, true).await;
}

#[tokio::test]
async fn what_is_no_id_names_nothing() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    for id in [
        "1",
        "current",
        "6ba7b810-9dad-41d1-80b4-00c04fd430c8",
        "%FF",
        "%00",
        "..%2F",
        &"x".repeat(5_000),
    ] {
        app.end_session(id)
            .bearer(&user)
            .await
            .expect_error(404, "NOT_FOUND");
        app.end_session(id).await.expect_error(401, "UNAUTHORIZED");
    }
    app.expect_live(&user.token, true).await;
}
