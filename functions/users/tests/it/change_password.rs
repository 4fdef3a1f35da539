//! `POST /api/v1/users/change-password`

use futures_util::future::join_all;

use crate::support::{PASSWORD, TestApp};

const NEW: &str = "a better password";

#[tokio::test]
async fn the_new_password_counts_and_every_other_session_is_over() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let other = app.system.sign_in(&user.user).await;
    let answer = app.change_password(PASSWORD, NEW).bearer(&user).await;
    assert_eq!(answer.expect(200), &serde_json::json!({}));
    app.expect_password(&user, NEW, true).await;
    app.expect_password(&user, PASSWORD, false).await;
    app.expect_live(&other, false).await;
    app.expect_live(&user, true).await;
}

#[tokio::test]
async fn a_wrong_current_password_is_named_and_changes_nothing() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    for _ in 0..10 {
        app.change_password("something else", NEW)
            .bearer(&user)
            .await
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["currentPassword"]);
    }
    let answer = app.change_password(PASSWORD, NEW).bearer(&user).await;
    answer.expect_error(429, "TOO_MANY_REQUESTS");
    assert!(answer.header("retry-after").is_some());
    app.expect_password(&user, PASSWORD, true).await;
}

#[tokio::test]
async fn a_wrong_current_password_counts_as_a_failed_sign_in_and_the_right_one_does_not() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let try_with = async |password| {
        let call = app.change_password(password, NEW).bearer(&user);
        testing::measured(call.into_future()).await.1
    };
    let failed = serde_json::json!({"FailedSignIns": 1});
    assert_eq!(try_with("something else").await, [failed]);
    assert!(try_with(PASSWORD).await.is_empty());
}

#[tokio::test]
async fn a_password_that_others_would_try_first_is_refused() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let own = user.user.email_text();
    for weak in ["short", "password1", own] {
        app.change_password(PASSWORD, weak)
            .bearer(&user)
            .await
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["newPassword"]);
    }
    app.expect_password(&user, PASSWORD, true).await;
}

#[tokio::test]
async fn of_two_changes_at_once_one_wins() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let other = app.system.sign_in(&user.user).await;
    let calls = [(&user, NEW), (&other, "another password")]
        .map(|(user, new)| app.change_password(PASSWORD, new).bearer(user));
    let answers = join_all(calls.map(IntoFuture::into_future)).await;
    let done = answers.iter().filter(|answer| answer.status == 200);
    assert_eq!(done.count(), 1);
    let is_first = answers[0].status == 200;
    app.expect_password(&user, NEW, is_first).await;
    app.expect_live(&user, is_first).await;
    app.expect_live(&other, !is_first).await;
}

#[tokio::test]
async fn a_refresh_that_began_before_the_change_does_not_undo_it() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let changed = app.change_password(PASSWORD, NEW).bearer(&user).await;
    changed.expect(200);
    let (users, as_read_before) = (app.system.users(), &user.session);
    let rotated = users.rotate_session(&as_read_before.token, as_read_before);
    assert!(!rotated.await.unwrap());
    app.expect_live(&user, true).await;
}
