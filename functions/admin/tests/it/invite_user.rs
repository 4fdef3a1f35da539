//! People who are to work here.

use serde_json::{Value, json};
use shared_auth::PasswordToken;
use shared_domain::{Duration, user::Role};

use crate::support::TestApp;

fn grace() -> Value {
    json!({
        "firstName": "Grace", "lastName": "Hopper", "email": "grace@example.com", "role": "STAFF"
    })
}

#[tokio::test]
async fn who_is_invited_has_an_account_and_a_day_to_set_a_password() {
    let (app, admin) = TestApp::with_admin().await;
    let answer = app.invite().json(&grace()).bearer(&admin).await;
    let data = answer.expect(201);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(data["user"]["role"], "STAFF");
    assert_eq!(data["user"]["isActive"], true);
    let end = app.system.now() + Duration::from_secs(24 * 3_600);
    assert_eq!(data["expiresAt"], json!(end));
    let token: PasswordToken = data["passwordToken"].as_str().unwrap().parse().unwrap();
    assert_eq!(data["user"]["id"], json!(token.user()));
    let found = app.system.users().with_credentials(token.user()).await;
    let (_, credentials) = found.unwrap().unwrap();
    assert_eq!(credentials.password_hash, None);
    let kept = credentials.password_token.unwrap();
    assert!(kept.admits(&token.hash(), app.system.now()));
    assert!(!app.system.stored().await.contains(&token.reveal()));
}

#[tokio::test]
async fn an_invitation_that_is_sent_again_is_answered_as_before_and_kept_sealed() {
    let (app, admin) = TestApp::with_admin().await;
    let send = || {
        let call = app.invite().json(&grace()).bearer(&admin);
        call.header("idempotency-key", "once").into_future()
    };
    let first = send().await;
    let token = first.expect(201)["passwordToken"]
        .as_str()
        .unwrap()
        .to_owned();
    let stored = app.system.stored().await;
    let second = send().await;
    assert_eq!(second.json, first.json);
    assert_eq!(second.header("idempotency-replayed"), Some("true"));
    assert_eq!(second.header("cache-control"), Some("no-store"));
    assert_eq!(app.system.stored().await, stored);
    assert!(!stored.contains(&token));
    let mut other = grace();
    other["role"] = json!("ADMIN");
    let answer = app.invite().json(&other).bearer(&admin);
    let answer = answer.header("idempotency-key", "once").await;
    answer.expect_error(409, "IDEMPOTENCY_CONFLICT");
}

#[tokio::test]
async fn an_invitation_that_is_sent_twice_at_once_makes_one_account() {
    let (app, admin) = TestApp::with_admin().await;
    let send = || {
        let call = app.invite().json(&grace()).bearer(&admin);
        call.header("idempotency-key", "once").into_future()
    };
    let answers = futures_util::future::join_all([send(), send(), send()]).await;
    for answer in &answers {
        assert_eq!(answer.expect(201), answers[0].expect(201));
    }
}

#[tokio::test]
async fn an_address_is_taken_once_without_regard_to_case() {
    let (app, admin) = TestApp::with_admin().await;
    app.invite().json(&grace()).bearer(&admin).await.expect(201);
    let mut again = grace();
    again["email"] = json!("GRACE@example.com");
    let answer = app.invite().json(&again).bearer(&admin).await;
    answer.expect_error(409, "EMAIL_TAKEN");
}

#[tokio::test]
async fn customers_are_not_invited_and_every_wrong_field_is_named() {
    let (app, admin) = TestApp::with_admin().await;
    let body = json!({"firstName": " ", "email": "x", "role": "CUSTOMER", "password": "secret"});
    let answer = app.invite().json(&body).bearer(&admin).await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["email", "firstName", "lastName", "password", "role"]);
    let customer = app.system.user(Role::Customer).await;
    let answer = app.invite().json(&grace()).bearer(&customer).await;
    answer.expect_error(403, "FORBIDDEN");
}
