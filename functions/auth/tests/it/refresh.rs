//! `POST /api/v1/auth/refresh`

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use futures_util::future::join_all;
use serde_json::json;
use shared_auth::{RefreshKey, ServerSecret};
use shared_domain::{Duration, user::Role};

use crate::support::{TestApp, access_token, days, refresh_token};

#[tokio::test]
async fn a_token_is_used_up_for_new_ones() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    app.system.advance(days(1));
    let answer = app
        .refresh(&user.refresh_token)
        .header("accept-encoding", "gzip")
        .await;
    let data = answer.expect(200);
    assert_eq!(data.as_object().map(serde_json::Map::len), Some(1));
    assert_eq!(data["tokens"]["tokenType"], "Bearer");
    assert_eq!(data["tokens"]["accessTokenExpiresIn"], 900);
    assert_eq!(data["tokens"]["refreshTokenExpiresIn"], 604_800);
    assert_ne!(refresh_token(&answer), user.refresh_token);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("content-encoding"), None);

    app.expect_live(&access_token(&answer), true).await;
    app.refresh(&refresh_token(&answer)).await.expect(200);
    assert!(!app.system.stored().await.contains(&refresh_token(&answer)));
}

#[tokio::test]
async fn a_lost_answer_can_be_had_again_for_a_minute() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let lost = app.refresh(&user.refresh_token).await;
    for seconds in [0, 30, 30] {
        app.system.advance(Duration::from_secs(seconds));
        let again = app.refresh(&user.refresh_token).await;
        again.expect(200);
        assert_eq!(refresh_token(&again), refresh_token(&lost));
        app.expect_live(&access_token(&again), true).await;
    }
    app.refresh(&refresh_token(&lost)).await.expect(200);
}

#[tokio::test]
async fn a_token_that_comes_back_after_a_minute_ends_the_session() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let other = app.system.sign_in(&user.user).await;
    let first = app.refresh(&user.refresh_token).await;
    app.system.advance(Duration::from_secs(61));
    expect_over(&app, &user.refresh_token).await;

    expect_over(&app, &refresh_token(&first)).await;
    app.expect_live(&access_token(&first), false).await;
    app.refresh(&other.refresh_token).await.expect(200);
}

#[tokio::test]
async fn a_token_that_comes_back_after_its_successor_was_used_ends_the_session() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let first = app.refresh(&user.refresh_token).await;
    let second = app.refresh(&refresh_token(&first)).await;
    expect_over(&app, &user.refresh_token).await;

    for answer in [&first, &second] {
        expect_over(&app, &refresh_token(answer)).await;
        app.expect_live(&access_token(answer), false).await;
    }
}

#[tokio::test]
async fn a_token_used_many_times_at_once_gives_one_successor() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    for count in [2, 10] {
        let user = app.system.sign_in(&user.user).await;
        let calls = (0..count).map(|_| app.refresh(&user.refresh_token).into_future());
        let answers = join_all(calls).await;
        for answer in &answers {
            answer.expect(200);
            assert_eq!(refresh_token(answer), refresh_token(&answers[0]));
            app.expect_live(&access_token(answer), true).await;
        }
        app.refresh(&refresh_token(&answers[0])).await.expect(200);
    }
}

#[tokio::test]
async fn an_invented_token_is_refused_and_ends_nothing() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let real = &user.refresh_token;
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(real).unwrap();
    let mut invented: Vec<String> = (0..bytes.len())
        .step_by(7)
        .map(|at| {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            BASE64_URL_SAFE_NO_PAD.encode(changed)
        })
        .collect();
    let foreign = RefreshKey::new(&ServerSecret::new(&"x".repeat(64)).unwrap());
    invented.push(foreign.reveal(&foreign.first(user.id(), user.session.id).unwrap()));
    invented.extend(["", " ", "null", "é", "\u{0}", &user.token].map(str::to_owned));
    invented.extend(
        [
            &real[1..],
            &real[..real.len() - 1],
            &format!("{real}A"),
            &format!(" {real}"),
        ]
        .map(str::to_owned),
    );

    let before = app.system.stored().await;
    for token in invented {
        expect_over(&app, &token).await;
    }
    assert_eq!(app.system.stored().await, before);
    app.refresh(real).await.expect(200);
}

#[tokio::test]
async fn what_is_no_token_at_all_is_named() {
    let app = TestApp::start().await;
    for body in [
        json!({}),
        json!({"refreshToken": null}),
        json!({"refreshToken": ["x"]}),
    ] {
        let answer = app.post("/api/v1/auth/refresh").json(&body).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["refreshToken"]);
    }
}

#[tokio::test]
async fn a_token_that_lies_unused_for_seven_days_is_over() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    app.system.advance(days(7) - Duration::from_millis(1));
    let answer = app.refresh(&user.refresh_token).await;
    answer.expect(200);
    app.system.advance(days(7));
    expect_over(&app, &refresh_token(&answer)).await;
}

#[tokio::test]
async fn a_session_is_over_ninety_days_after_its_sign_in() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let mut token = user.refresh_token;
    for _ in 0..14 {
        app.system.advance(days(6));
        token = refresh_token(&app.refresh(&token).await);
    }
    app.system.advance(days(5));
    let last = app.refresh(&token).await;
    assert_eq!(last.expect(200)["tokens"]["refreshTokenExpiresIn"], 86_400);
    app.system.advance(days(1));
    expect_over(&app, &refresh_token(&last)).await;
}

#[tokio::test]
async fn a_disabled_user_gets_no_tokens() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Staff).await;
    app.system.disable(user.id()).await;
    expect_over(&app, &user.refresh_token).await;
}

#[tokio::test]
async fn a_token_of_a_session_that_was_ended_is_refused() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    app.logout(&user.refresh_token).await.expect(200);
    expect_over(&app, &user.refresh_token).await;

    let again = app.system.sign_in(&user.user).await;
    app.logout_all().bearer(&again).await.expect(200);
    expect_over(&app, &again.refresh_token).await;
}

async fn expect_over(app: &TestApp, token: &str) {
    let answer = app.refresh(token).await;
    answer
        .expect_error(401, "INVALID_REFRESH_TOKEN")
        .expect_fields(&[]);
}
