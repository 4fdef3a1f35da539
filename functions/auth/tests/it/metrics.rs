//! What operators see of signing in in CloudWatch.

use serde_json::{Value, json};
use shared_domain::{
    settings::{RateLimitsEdit, RequestLimit},
    user::Role,
};
use testing::{Call, ScriptedAnswer, System, measured};

use crate::support::{PASSWORD, TestApp, refresh_token};

const WRONG: &str = "something else";

/// What the request counted, which must get this answer.
async fn counted(call: Call, status: u16) -> Vec<Value> {
    let (answer, values) = measured(call.into_future()).await;
    assert_eq!(answer.status, status, "{}", answer.text());
    values
}

async fn customer(app: &TestApp) -> String {
    let system = &app.system;
    let user = system.user_with_password(Role::Customer, PASSWORD).await;
    user.user.email_text().to_owned()
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_count_as_failed_sign_ins_alike() {
    let app = TestApp::start().await;
    let email = customer(&app).await;
    for email in [email.as_str(), "nobody@example.com"] {
        let values = counted(app.login(email, WRONG), 401).await;
        assert_eq!(values, [json!({"FailedSignIns": 1})]);
    }
    assert!(counted(app.login(&email, PASSWORD), 200).await.is_empty());
}

#[tokio::test]
async fn the_right_password_of_a_disabled_account_is_no_failed_sign_in() {
    let app = TestApp::start().await;
    let system = &app.system;
    let user = system.user_with_password(Role::Customer, PASSWORD).await;
    system.disable(user.id()).await;
    let login = app.login(user.user.email_text(), PASSWORD);
    assert!(counted(login, 403).await.is_empty());
}

#[tokio::test]
async fn who_guesses_too_often_counts_as_throttled_and_no_longer_as_failed() {
    let app = TestApp::start().await;
    let email = customer(&app).await;
    for _ in 0..10 {
        app.login(&email, WRONG).await;
    }
    let values = counted(app.login(&email, WRONG), 429).await;
    assert_eq!(values, [json!({"ThrottledRequests": 1})]);
}

fn two() -> Option<RequestLimit> {
    Some(2.try_into().unwrap())
}

#[tokio::test]
async fn a_request_too_many_counts_once_whichever_instance_refuses_it() {
    let limits = RateLimitsEdit {
        customer: two(),
        ..RateLimitsEdit::default()
    };
    let app = TestApp::in_system(System::start().await.limited(limits));
    let user = app.system.user(Role::Customer).await;
    for _ in 0..2 {
        let call = app.sessions().bearer(&user);
        assert!(counted(call, 200).await.is_empty());
    }
    // The first that is refused was counted in the table; the second is remembered.
    for _ in 0..2 {
        let values = counted(app.sessions().bearer(&user), 429).await;
        assert_eq!(values, [json!({"ThrottledRequests": 1})]);
    }
}

#[tokio::test]
async fn a_refresh_that_its_sessions_limit_refuses_counts_once() {
    let limits = RateLimitsEdit {
        refresh: two(),
        ..RateLimitsEdit::default()
    };
    let app = TestApp::in_system(System::start().await.limited(limits));
    let email = customer(&app).await;
    let mut token = refresh_token(&app.login(&email, PASSWORD).await);
    for address in ["192.0.2.1", "192.0.2.2"] {
        let answer = app.refresh(&token).from(address).await;
        answer.expect(200);
        token = refresh_token(&answer);
    }
    let values = counted(app.refresh(&token).from("192.0.2.3"), 429).await;
    assert_eq!(values, [json!({"ThrottledRequests": 1})]);
}

#[tokio::test]
async fn a_request_that_the_table_cannot_count_is_let_through_and_counts_as_such() {
    let failing = [ScriptedAnswer::error("InternalServerError")];
    let system = System::start().await.counter_saying(&failing).await;
    let app = TestApp::in_system(system);
    let user = app.system.user(Role::Customer).await;
    let values = counted(app.sessions().bearer(&user), 200).await;
    assert_eq!(values, [json!({"UncountedRequests": 1})]);
}
