//! `POST /api/v1/auth/login`

use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
use serde_json::json;
use shared_auth::{PasswordHash, PasswordToken};
use shared_domain::user::Role;
use shared_store::{Credentials, IssuedPasswordToken};

use crate::support::{PASSWORD, TestApp, access_token, ada, refresh_token};

#[tokio::test]
async fn the_right_password_gives_the_account_and_new_tokens() {
    let app = TestApp::start().await;
    let registered = app.register(&ada()).await;
    let answer = app
        .login("ada@example.com", PASSWORD)
        .header("accept-encoding", "gzip")
        .await;
    assert_eq!(answer.expect(200)["user"], registered.json["data"]["user"]);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("content-encoding"), None);
    assert_ne!(refresh_token(&answer), refresh_token(&registered));
    app.expect_live(&access_token(&answer), true).await;
    app.expect_live(&access_token(&registered), true).await;
}

#[tokio::test]
async fn the_address_counts_in_any_case() {
    let app = TestApp::start().await;
    app.register(&ada()).await.expect(201);
    let answer = app.login(" ADA@EXAMPLE.COM ", PASSWORD).await;
    assert_eq!(answer.expect(200)["user"]["email"], "ada@example.com");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let app = TestApp::start().await;
    app.register(&ada()).await.expect(201);
    let users = app.system.items("UsersTable").await.len();
    let wrong = app.login("ada@example.com", "something else").await;
    let unknown = app.login("nobody@example.com", "something else").await;
    wrong
        .expect_error(401, "INVALID_CREDENTIALS")
        .expect_fields(&[]);
    assert_eq!(wrong.without_timestamp(), unknown.without_timestamp());
    assert_eq!(app.system.items("UsersTable").await.len(), users);
}

#[tokio::test]
async fn nearly_the_right_password_is_wrong() {
    let app = TestApp::start().await;
    app.register(&ada()).await.expect(201);
    for password in [
        "",
        "Correct horse battery",
        "correct horse battery ",
        &"x".repeat(100_000),
    ] {
        let answer = app.login("ada@example.com", password).await;
        answer.expect_error(401, "INVALID_CREDENTIALS");
    }
}

#[tokio::test]
async fn only_the_right_password_tells_that_an_account_is_disabled() {
    let app = TestApp::start().await;
    let user = app
        .system
        .user_with_password(Role::Customer, PASSWORD)
        .await;
    app.system.disable(user.id()).await;
    let users = app.system.items("UsersTable").await;
    let email = user.user.email_text();
    app.login(email, "something else")
        .await
        .expect_error(401, "INVALID_CREDENTIALS");
    app.login(email, PASSWORD)
        .await
        .expect_error(403, "ACCOUNT_DISABLED");
    assert_eq!(app.system.items("UsersTable").await.len(), users.len());
}

#[tokio::test]
async fn somebody_who_has_not_chosen_a_password_yet_cannot_sign_in() {
    let app = TestApp::start().await;
    let user = app.system.somebody(Role::Staff);
    let token = IssuedPasswordToken {
        hash: PasswordToken::generate(user.id).unwrap().hash(),
        expires_at: app.system.now() + PasswordToken::LIFETIME,
    };
    let credentials = Credentials::with_token(token);
    app.system
        .users()
        .register(&user, &credentials, None, None)
        .await
        .unwrap();
    for password in ["", PASSWORD] {
        let answer = app.login(user.email_text(), password).await;
        answer.expect_error(401, "INVALID_CREDENTIALS");
    }
}

#[tokio::test]
async fn every_failing_field_is_listed_at_once() {
    let app = TestApp::start().await;
    let call = |body| app.post("/api/v1/auth/login").json(&body);
    let both: &[&str] = &["email", "password"];
    for (body, fields) in [
        (json!({}), both),
        (json!({"email": 1, "password": null}), both),
        (json!({"email": "ada", "password": ["x"]}), both),
        (
            json!({"email": "ada@example.com", "password": "x", "remember": true}),
            &["remember"],
        ),
    ] {
        let answer = call(body).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
    assert!(app.system.stored().await.is_empty());
}

#[tokio::test]
async fn a_password_that_was_hashed_as_it_was_typed_opens_and_from_then_on_on_every_keyboard() {
    let app = TestApp::start().await;
    let (decomposed, composed) = ("passwort fu\u{308}r mich", "passwort f\u{fc}r mich");
    let todays = Argon2::new(
        Algorithm::Argon2id,
        Version::V0x13,
        Params::new(19_456, 2, 1, None).unwrap(),
    );
    let hash = todays.hash_password(decomposed.as_bytes()).unwrap();
    let hash: PasswordHash = serde_json::from_value(hash.to_string().into()).unwrap();
    let user = app.system.user_with_hash(Role::Customer, hash).await;
    let email = user.user.email_text();
    app.login(email, composed)
        .await
        .expect_error(401, "INVALID_CREDENTIALS");
    app.login(email, decomposed).await.expect(200);
    app.login(email, composed).await.expect(200);
    app.login(email, decomposed).await.expect(200);
}

#[tokio::test]
async fn a_hash_of_lesser_parameters_is_made_anew_at_login() {
    let app = TestApp::start().await;
    let lesser = Argon2::new(
        Algorithm::Argon2id,
        Version::V0x13,
        Params::new(8_192, 1, 1, None).unwrap(),
    );
    let hash = lesser
        .hash_password(PASSWORD.as_bytes())
        .unwrap()
        .to_string();
    let hash: PasswordHash = serde_json::from_value(hash.into()).unwrap();
    let user = app.system.user_with_hash(Role::Customer, hash).await;
    let email = user.user.email_text();

    app.login(email, "something else")
        .await
        .expect_error(401, "INVALID_CREDENTIALS");
    assert!(app.system.stored().await.contains("$m=8192,t=1,p=1$"));
    app.login(email, PASSWORD).await.expect(200);
    let stored = app.system.stored().await;
    assert!(!stored.contains("$m=8192,t=1,p=1$"));
    assert!(stored.contains("$m=19456,t=2,p=1$"));
    app.login(email, PASSWORD).await.expect(200);
}
