//! `POST /api/v1/auth/logout` and `POST /api/v1/auth/logout-all`

use serde_json::json;
use shared_domain::user::Role;

use crate::support::{TestApp, access_token, refresh_token};

#[tokio::test]
async fn signing_out_ends_this_session_alone() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let other = app.system.sign_in(&user.user).await;
    let answer = app.logout(&user.refresh_token).await;
    assert_eq!(*answer.expect(200), json!({}));
    app.expect_live(&user.token, false).await;
    app.expect_live(&other.token, true).await;
}

#[tokio::test]
async fn any_token_gets_the_same_answer() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let first = app.logout(&user.refresh_token).await;
    for token in [
        user.refresh_token.as_str(),
        "",
        "garbage",
        "é\u{0}",
        &user.token,
    ] {
        let answer = app.logout(token).await;
        assert_eq!(
            answer.without_timestamp(),
            first.without_timestamp(),
            "{token}"
        );
    }
}

#[tokio::test]
async fn an_invented_token_ends_nothing() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let before = app.system.stored().await;
    app.logout(&user.refresh_token[1..]).await.expect(200);
    assert_eq!(app.system.stored().await, before);
}

#[tokio::test]
async fn a_token_that_was_used_up_still_ends_its_session() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let first = app.refresh(&user.refresh_token).await;
    app.refresh(&refresh_token(&first)).await.expect(200);
    app.logout(&user.refresh_token).await.expect(200);
    app.expect_live(&access_token(&first), false).await;
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session_of_the_caller_alone() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Staff).await;
    let other = app.system.sign_in(&user.user).await;
    let somebody = app.system.user(Role::Staff).await;
    let answer = app.logout_all().bearer(&user).await;
    assert_eq!(*answer.expect(200), json!({}));
    for token in [&user.token, &other.token] {
        app.expect_live(token, false).await;
    }
    app.expect_live(&somebody.token, true).await;
    app.logout_all()
        .bearer(&user)
        .await
        .expect_error(401, "UNAUTHORIZED");
}

#[tokio::test]
async fn what_is_told_of_it_names_this_request_and_none_before() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let call = app.post("/api/v1/auth/logout-all").bearer(&user);
    call.header("x-request-id", "this-one").await.expect(200);
    let events = app.system.events().await;
    let told = events
        .iter()
        .filter_map(|event| event.request_id.as_deref());
    assert!(told.eq(["this-one"]));
    // What no request asked for names none.
    app.system
        .users()
        .end_all_sessions(user.id(), None)
        .await
        .unwrap();
    let events = app.system.events().await;
    assert!(events.iter().all(|event| event.request_id.is_none()));
}
