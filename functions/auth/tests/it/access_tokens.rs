//! What counts as an access token.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use shared_domain::{Duration, user::Role};
use testing::{System, TestUser};

use crate::support::TestApp;

/// What an access token of this user says.
fn claims(app: &TestApp, user: &TestUser) -> Value {
    json!({
        "iss": "order-tracking",
        "aud": "order-tracking-api",
        "sub": user.id(),
        "role": user.user.role.as_str(),
        "sid": user.session.id,
        "iat": app.system.now().as_seconds(),
        "exp": (app.system.now() + System::ACCESS_LIFETIME).as_seconds(),
    })
}

/// A token that says `claims`, genuinely signed.
fn signed(app: &TestApp, key_id: Option<&str>, claims: &Value) -> String {
    let mut header = Header::new(Algorithm::EdDSA);
    header.kid = key_id.map(str::to_owned);
    let key = app.system.keys.get(System::KEY_ID).unwrap();
    encode(&header, claims, &EncodingKey::from_ed_der(key)).unwrap()
}

#[tokio::test]
async fn a_token_holds_the_promised_claims() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let parts: Vec<_> = user
        .token
        .split('.')
        .map(|part| BASE64_URL_SAFE_NO_PAD.decode(part).unwrap())
        .collect();
    let header: Value = serde_json::from_slice(&parts[0]).unwrap();
    assert_eq!(
        header,
        json!({"typ": "JWT", "alg": "EdDSA", "kid": System::KEY_ID})
    );
    let payload: Value = serde_json::from_slice(&parts[1]).unwrap();
    assert_eq!(payload, claims(&app, &user));
    app.expect_live(
        &signed(&app, Some(System::KEY_ID), &claims(&app, &user)),
        true,
    )
    .await;
}

#[tokio::test]
async fn a_genuine_token_past_its_time_has_expired() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    app.system
        .advance(System::ACCESS_LIFETIME - Duration::from_secs(1));
    app.expect_live(&user.token, true).await;
    app.system.advance(Duration::from_secs(1));
    app.sessions()
        .bearer(&user)
        .await
        .expect_error(401, "TOKEN_EXPIRED");
    app.logout_all()
        .bearer(&user)
        .await
        .expect_error(401, "TOKEN_EXPIRED");
}

#[tokio::test]
async fn a_header_that_holds_no_one_bearer_token_is_unauthorized() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let token = &user.token;
    app.sessions().await.expect_error(401, "UNAUTHORIZED");
    app.sessions()
        .token(token)
        .token(token)
        .await
        .expect_error(401, "UNAUTHORIZED");
    for value in [
        token.clone(),
        format!("Basic {token}"),
        format!("Bearer{token}"),
        format!("Bearer {token} x"),
        "Bearer".to_owned(),
        "Bearer é".to_owned(),
    ] {
        let answer = app.sessions().header("authorization", &value).await;
        answer.expect_error(401, "UNAUTHORIZED");
    }
    app.sessions()
        .header("authorization", &format!("bearer {token}"))
        .await
        .expect(200);
}

#[tokio::test]
async fn a_token_in_the_query_is_none() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let answer = app
        .get(&format!(
            "/api/v1/auth/sessions?access_token={}",
            user.token
        ))
        .await;
    answer.expect_error(401, "UNAUTHORIZED");
}

#[tokio::test]
async fn a_token_dies_with_its_session_its_role_and_its_account() {
    let app = TestApp::start().await;
    let demoted = app.system.user(Role::Admin).await;
    app.system.change_role(demoted.id(), Role::Staff).await;
    let disabled = app.system.user(Role::Customer).await;
    app.system.disable(disabled.id()).await;
    let nobody = app
        .system
        .access_token(&app.system.somebody(Role::Admin), disabled.session.id);
    for token in [&demoted.token, &disabled.token, &nobody] {
        app.expect_live(token, false).await;
    }
    let borrowed = app.system.user(Role::Customer).await;
    let of_another = app.system.access_token(&borrowed.user, demoted.session.id);
    app.expect_live(&of_another, false).await;
}
