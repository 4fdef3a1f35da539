//! `PUT /api/v1/users/profile`

use futures_util::future::join_all;
use serde_json::json;
use shared_domain::{Duration, settings::RateLimitsEdit, user::Role};
use testing::System;

use crate::support::{PASSWORD, TestApp};

#[tokio::test]
async fn what_is_given_changes_and_the_rest_stays() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    app.system.advance(Duration::from_secs(60));
    let edit = json!({"firstName": " Grace ", "phone": "+442071838750"});
    let answer = app.edit(&edit).bearer(&user).await;
    let shown = &answer.expect(200)["user"];
    assert_eq!(shown["firstName"], "Grace");
    assert_eq!(shown["lastName"], json!(user.user.last_name));
    assert_eq!(shown["phone"], "+442071838750");
    assert_eq!(shown["updatedAt"], json!(app.system.now()));
    assert_eq!(answer.header("etag").unwrap().get(..2), Some("\"2"));

    let cleared = app.edit(&json!({"phone": null})).bearer(&user).await;
    assert!(cleared.expect(200)["user"]["phone"].is_null());
    assert_eq!(app.kept(&user).await.version, 3);
}

#[tokio::test]
async fn an_edit_that_changes_nothing_leaves_the_version_as_it_is() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    for body in [json!({}), json!({"firstName": user.user.first_name})] {
        app.edit(&body).bearer(&user).await.expect(200);
    }
    assert_eq!(app.kept(&user).await, user.user);
}

#[tokio::test]
async fn a_new_address_needs_the_current_password_and_ends_every_other_session() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let other = app.system.sign_in(&user.user).await;
    app.edit(&json!({"email": "king@example.com"}))
        .bearer(&user)
        .await
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["currentPassword"]);
    app.edit(&json!({"email": "king@example.com", "currentPassword": "something else"}))
        .bearer(&user)
        .await
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["currentPassword"]);
    assert_eq!(app.kept(&user).await, user.user);

    let answer = app.move_to("King@example.com").bearer(&user).await;
    assert_eq!(answer.expect(200)["user"]["email"], "King@example.com");
    app.expect_live(&other, false).await;
    app.expect_live(&user, true).await;
    let users = app.system.users();
    let king = "king@example.com".parse().unwrap();
    let holder = users.find_by_email(&king).await;
    assert_eq!(holder.unwrap(), Some(user.id()));
    let former = users.find_by_email(user.user.email.as_ref().unwrap()).await;
    assert_eq!(former.unwrap(), None);
}

#[tokio::test]
async fn another_spelling_of_ones_address_needs_no_password() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let other = app.system.sign_in(&user.user).await;
    let spelled = user.user.email_text().to_uppercase();
    let answer = app.edit(&json!({"email": spelled})).bearer(&user).await;
    assert_eq!(answer.expect(200)["user"]["email"], spelled);
    app.expect_live(&other, true).await;
}

#[tokio::test]
async fn an_address_that_somebody_has_is_taken() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let somebody = app.system.user(Role::Staff).await;
    let taken = somebody.user.email_text().to_uppercase();
    app.move_to(&taken)
        .bearer(&user)
        .await
        .expect_error(409, "EMAIL_TAKEN");
    assert_eq!(app.kept(&user).await, user.user);
    app.expect_live(&user, true).await;
}

#[tokio::test]
async fn of_two_who_want_one_address_at_once_one_gets_it() {
    let app = TestApp::start().await;
    let (first, second) = (app.customer().await, app.customer().await);
    let calls = [&first, &second].map(|user| app.move_to("king@example.com").bearer(user));
    let answers = join_all(calls.map(IntoFuture::into_future)).await;
    let mut statuses: Vec<_> = answers
        .iter()
        .map(|answer| answer.status.as_u16())
        .collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let held = [app.kept(&first).await, app.kept(&second).await];
    let moved = held
        .iter()
        .filter(|user| user.email_text() == "king@example.com");
    assert_eq!(moved.count(), 1);
}

#[tokio::test]
async fn edits_at_the_same_time_are_all_kept() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let edits = [
        json!({"firstName": "Grace"}),
        json!({"lastName": "Hopper"}),
        json!({"phone": "+12025550123"}),
    ];
    let calls = edits.each_ref().map(|edit| app.edit(edit).bearer(&user));
    for answer in join_all(calls.map(IntoFuture::into_future)).await {
        answer.expect(200);
    }
    let kept = app.kept(&user).await;
    assert_eq!(kept.full_name(), "Grace Hopper");
    assert!(kept.phone.is_some());
    assert_eq!(kept.version, 4);
}

#[tokio::test]
async fn a_logout_everywhere_beside_an_edit_is_not_undone_by_it() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let users = app.system.users();
    let edit = json!({"firstName": "Grace"});
    let (edited, ended) = futures_util::join!(
        app.edit(&edit).bearer(&user).into_future(),
        users.end_all_sessions(user.id(), None)
    );
    ended.unwrap();
    assert!(
        [200, 401].contains(&edited.status.as_u16()),
        "{}",
        edited.text()
    );
    app.expect_live(&user, false).await;
}

#[tokio::test]
async fn an_edit_is_meant_for_a_version() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let edit = json!({"firstName": "Grace"});
    app.edit(&edit)
        .bearer(&user)
        .header("if-match", "\"2\"")
        .await
        .expect_error(412, "VERSION_MISMATCH");
    let shown = app.profile().bearer(&user).await;
    let etag = shown.header("etag").unwrap();
    app.edit(&edit)
        .bearer(&user)
        .header("if-match", etag)
        .await
        .expect(200);
}

#[tokio::test]
async fn wrong_passwords_count_as_failed_sign_ins() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let wrong = json!({"email": "king@example.com", "currentPassword": "something else"});
    for _ in 0..10 {
        app.edit(&wrong)
            .bearer(&user)
            .await
            .expect_error(400, "VALIDATION_ERROR");
    }
    app.move_to("king@example.com")
        .bearer(&user)
        .await
        .expect_error(429, "TOO_MANY_REQUESTS");
    app.change_password(PASSWORD, "a better password")
        .bearer(&user)
        .await
        .expect_error(429, "TOO_MANY_REQUESTS");
}

#[tokio::test]
async fn who_tries_addresses_meets_the_limit_of_registering() {
    let two = RateLimitsEdit {
        register: Some(2.try_into().unwrap()),
        ..RateLimitsEdit::default()
    };
    let app = TestApp::in_system(System::start().await.limited(two));
    let (user, other) = (app.customer().await, app.customer().await);
    let taken = other.user.email_text();
    for _ in 0..2 {
        let answer = app.move_to(taken).bearer(&user).await;
        answer.expect_error(409, "EMAIL_TAKEN");
    }
    let answer = app.move_to(taken).bearer(&user).await;
    answer.expect_error(429, "TOO_MANY_REQUESTS");
    app.edit(&json!({"firstName": "Grace"}))
        .bearer(&user)
        .await
        .expect(200);
}
