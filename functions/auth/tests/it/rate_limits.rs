//! How many requests are taken of one caller.

use serde_json::json;
use shared_domain::{
    Duration,
    settings::{RateLimitsEdit, RequestLimit, Settings, SettingsEdit},
    user::Role,
};
use testing::{Response, ScriptedAnswer, System, TestUser};

use crate::support::{PASSWORD, TestApp, ada, refresh_token};

const WINDOW: Duration = Duration::from_secs(900);

fn limit(requests: u64) -> Option<RequestLimit> {
    Some(requests.try_into().unwrap())
}

/// A customer may send two requests in a window, staff three, an address and a session two of each
/// kind.
async fn system() -> System {
    System::start().await.limited(RateLimitsEdit {
        customer: limit(2),
        staff: limit(3),
        anonymous: limit(2),
        login: limit(2),
        register: limit(2),
        refresh: limit(2),
        ..RateLimitsEdit::default()
    })
}

async fn app_and(role: Role) -> (TestApp, TestUser) {
    let app = TestApp::in_system(system().await);
    let user = app.system.user(role).await;
    (app, user)
}

fn refused(answer: &Response) {
    answer.expect_error(429, "TOO_MANY_REQUESTS");
    let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=WINDOW.as_secs()).contains(&wait), "{wait}");
}

#[tokio::test]
async fn answers_tell_how_many_more_requests_are_taken_and_for_how_long() {
    let (app, user) = app_and(Role::Customer).await;
    for remaining in [1, 0] {
        let answer = app.sessions().bearer(&user).await;
        answer.expect(200);
        assert_eq!(
            answer.header("ratelimit-policy"),
            Some("\"default\";q=2;w=900")
        );
        let standing = answer.header("ratelimit").unwrap();
        let resets_in = standing.strip_prefix(&format!("\"default\";r={remaining};t="));
        assert!(
            resets_in.unwrap().parse::<u64>().unwrap() <= 900,
            "{standing}"
        );
    }
    let answer = app.sessions().bearer(&user).await;
    refused(&answer);
    assert_eq!(
        answer.header("ratelimit-policy"),
        Some("\"default\";q=2;w=900")
    );
    let standing = answer.header("ratelimit").unwrap();
    let wait = answer.header("retry-after").unwrap();
    assert_eq!(standing, format!("\"default\";r=0;t={wait}"));
}

#[tokio::test]
async fn callers_are_counted_apart_and_by_what_they_are() {
    let (app, customer) = app_and(Role::Customer).await;
    let staff = app.system.user(Role::Staff).await;
    for _ in 0..3 {
        app.sessions().bearer(&staff).await.expect(200);
    }
    app.sessions().bearer(&customer).await.expect(200);
    refused(&app.sessions().bearer(&staff).await);
}

#[tokio::test]
async fn all_instances_count_together_and_all_sessions_of_a_user() {
    let (mut app, user) = app_and(Role::Customer).await;
    app.sessions().bearer(&user).await.expect(200);
    app.restart();
    let other_session = app.system.sign_in(&user.user).await;
    app.sessions().bearer(&other_session).await.expect(200);
    app.restart();
    refused(&app.sessions().bearer(&user).await);
}

#[tokio::test]
async fn after_the_window_requests_are_taken_again() {
    let (app, user) = app_and(Role::Staff).await;
    for _ in 0..3 {
        app.sessions().bearer(&user).await.expect(200);
    }
    let answer = app.sessions().bearer(&user).await;
    refused(&answer);
    let wait = answer.header("retry-after").unwrap().parse().unwrap();
    app.system.advance(Duration::from_secs(wait));
    let again = app.system.sign_in(&user.user).await;
    app.sessions().bearer(&again).await.expect(200);
}

#[tokio::test]
async fn an_instance_that_saw_too_many_refuses_without_asking_the_store() {
    let (app, user) = app_and(Role::Customer).await;
    for _ in 0..2 {
        app.sessions().bearer(&user).await.expect(200);
    }
    refused(&app.sessions().bearer(&user).await);
    let before = app.system.items("EphemeralTable").await;
    for _ in 0..20 {
        refused(&app.sessions().bearer(&user).await);
        refused(&app.logout_all().bearer(&user).await);
    }
    assert_eq!(app.system.items("EphemeralTable").await, before);
}

#[tokio::test]
async fn a_write_over_the_limit_changes_nothing() {
    let (mut app, user) = app_and(Role::Customer).await;
    for _ in 0..2 {
        app.sessions().bearer(&user).await.expect(200);
    }
    // An instance that has not seen the caller yet has to hear it from the store.
    app.restart();
    let users = app.system.items("UsersTable").await;
    refused(&app.logout_all().bearer(&user).await);
    app.restart();
    let session = user.session.id.to_string();
    refused(&app.end_session(&session).bearer(&user).await);
    assert_eq!(app.system.items("UsersTable").await, users);
}

#[tokio::test]
async fn who_is_not_known_hears_that_first_and_is_not_counted() {
    let (app, user) = app_and(Role::Customer).await;
    for _ in 0..5 {
        let answer = app.sessions().token("no token").await;
        answer.expect_error(401, "UNAUTHORIZED");
        assert_eq!(answer.header("ratelimit"), None);
    }
    app.logout_all().bearer(&user).await.expect(200);
    let over = app.sessions().bearer(&user).await;
    over.expect_error(401, "UNAUTHORIZED");
    assert!(over.header("ratelimit").is_some());
}

#[tokio::test]
async fn the_limit_comes_before_what_is_wrong_with_a_request() {
    let (mut app, user) = app_and(Role::Customer).await;
    for _ in 0..2 {
        let answer = app.get("/api/v1/auth/sessions?page=2").bearer(&user).await;
        answer.expect_error(400, "VALIDATION_ERROR");
    }
    app.restart();
    refused(&app.get("/api/v1/auth/sessions?page=2").bearer(&user).await);
}

#[tokio::test]
async fn an_address_may_sign_in_so_often_whatever_it_writes_into_its_headers() {
    let app = TestApp::in_system(system().await);
    for _ in 0..2 {
        let answer = app.login("nobody@example.com", PASSWORD).await;
        answer.expect_error(401, "INVALID_CREDENTIALS");
        assert_eq!(
            answer.header("ratelimit-policy"),
            Some("\"login\";q=2;w=900")
        );
    }
    let dodging = app
        .login("nobody@example.com", PASSWORD)
        .header("x-forwarded-for", "198.51.100.1")
        .header("forwarded", "for=198.51.100.1")
        .header("cloudfront-viewer-address", "198.51.100.1:443");
    refused(&dodging.await);
    let elsewhere = app
        .login("nobody@example.com", PASSWORD)
        .from("198.51.100.1");
    elsewhere.await.expect_error(401, "INVALID_CREDENTIALS");
}

#[tokio::test]
async fn the_addresses_of_one_ipv6_network_count_together() {
    let app = TestApp::in_system(system().await);
    for host in 1..=2 {
        let call = app.login("nobody@example.com", PASSWORD);
        let answer = call.from(&format!("2001:db8::{host}")).await;
        answer.expect_error(401, "INVALID_CREDENTIALS");
    }
    let call = app.login("nobody@example.com", PASSWORD);
    refused(&call.from("2001:db8::ffff:3").await);
}

#[tokio::test]
async fn an_address_may_register_so_often() {
    let app = TestApp::in_system(system().await);
    app.register(&ada()).await.expect(201);
    app.register(&ada()).await.expect_error(409, "EMAIL_TAKEN");
    let users = app.system.items("UsersTable").await;
    let mut other = ada();
    other["email"] = json!("another@example.com");
    refused(&app.register(&other).await);
    assert_eq!(app.system.items("UsersTable").await, users);
}

#[tokio::test]
async fn a_session_may_be_refreshed_so_often_wherever_it_is() {
    let (app, user) = app_and(Role::Customer).await;
    let mut token = user.refresh_token.clone();
    for host in 1..=2 {
        let answer = app
            .refresh(&token)
            .from(&format!("198.51.100.{host}"))
            .await;
        answer.expect(200);
        token = refresh_token(&answer);
    }
    refused(&app.refresh(&token).from("198.51.100.3").await);
    let other = app.system.user(Role::Customer).await;
    app.refresh(&other.refresh_token)
        .from("198.51.100.3")
        .await
        .expect(200);
}

#[tokio::test]
async fn an_address_may_refresh_so_often_whatever_the_session() {
    let app = TestApp::in_system(system().await);
    for expected in [200, 200, 429] {
        let user = app.system.user(Role::Customer).await;
        let answer = app.refresh(&user.refresh_token).await;
        assert_eq!(answer.status, expected);
    }
}

#[tokio::test]
async fn who_signs_out_or_sets_a_password_is_counted_by_address() {
    let app = TestApp::in_system(system().await);
    app.logout("no token").await.expect(200);
    let answer = app.set_password("no token", PASSWORD).await;
    answer.expect_error(400, "VALIDATION_ERROR");
    assert_eq!(
        answer.header("ratelimit-policy"),
        Some("\"default\";q=2;w=900")
    );
    refused(&app.logout("no token").await);
}

#[tokio::test]
async fn public_keys_are_given_however_often_they_are_asked_for() {
    let app = TestApp::in_system(system().await);
    for _ in 0..5 {
        let answer = app.jwks().await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("ratelimit"), None);
    }
}

#[tokio::test]
async fn limits_that_an_administrator_raises_hold_for_those_who_were_refused() {
    let (app, user) = app_and(Role::Customer).await;
    for _ in 0..2 {
        app.sessions().bearer(&user).await.expect(200);
    }
    refused(&app.sessions().bearer(&user).await);
    let edit = SettingsEdit {
        rate_limits: RateLimitsEdit {
            customer: limit(50),
            ..RateLimitsEdit::default()
        },
        ..SettingsEdit::default()
    };
    let raised = testing::settings().edited(edit).unwrap();
    let users = app.system.users();
    assert!(users.change_settings(&raised, None).await.unwrap());
    app.system.advance(Settings::FRESH);
    app.sessions().bearer(&user).await.expect(200);
}

#[tokio::test]
async fn where_the_store_cannot_count_requests_are_let_through() {
    let failing = [ScriptedAnswer::error("InternalServerError")];
    let system = system().await.counter_saying(&failing).await;
    let app = TestApp::in_system(system);
    let user = app.system.user(Role::Customer).await;
    for _ in 0..4 {
        let answer = app.sessions().bearer(&user).await;
        answer.expect(200);
        assert_eq!(answer.header("ratelimit"), None);
    }
    app.logout_all().bearer(&user).await.expect(200);
}

#[tokio::test]
async fn who_sends_more_than_can_be_counted_is_over_the_limit() {
    let throttling = [ScriptedAnswer::error(
        "ProvisionedThroughputExceededException",
    )];
    let system = system().await.counter_saying(&throttling).await;
    let app = TestApp::in_system(system);
    let user = app.system.user(Role::Customer).await;
    let users = app.system.items("UsersTable").await;
    for answer in [
        app.sessions().bearer(&user).await,
        app.logout_all().bearer(&user).await,
    ] {
        answer.expect_error(429, "TOO_MANY_REQUESTS");
        assert_eq!(answer.header("retry-after"), Some("1"));
    }
    assert_eq!(app.system.items("UsersTable").await, users);
}
