//! What counts as an access token.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use shared::{
    auth::{Claims, Signer, SigningKeys},
    domain::{Duration, user::Role},
};
use testing::{System, TestUser};

use crate::support::{TestApp, with};

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

fn part(json: &Value) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(json.to_string())
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
async fn a_token_that_is_not_genuine_is_unauthorized_whatever_its_time() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let now = app.system.now();
    let good = claims(&app, &user);
    let [header, payload, signature]: [&str; 3] = user
        .token
        .split('.')
        .collect::<Vec<_>>()
        .try_into()
        .unwrap();
    let ours = Some(System::KEY_ID);
    let said = Claims {
        user: user.id(),
        role: Role::Admin,
        session: user.session.id,
    };
    let others = SigningKeys::default()
        .with_ids([System::KEY_ID, "other"])
        .unwrap();
    let foreign = |id: &str| {
        Signer::new(id, others.get(id).unwrap(), System::ACCESS_LIFETIME)
            .sign(said, now)
            .unwrap()
    };
    let none = part(&json!({"typ": "JWT", "alg": "none", "kid": System::KEY_ID}));
    let public = app.jwks().await;
    let public = public.json["keys"][0]["x"].as_str().unwrap().to_owned();
    let hmac = |secret: &[u8]| {
        let mut header = Header::new(Algorithm::HS256);
        header.kid = ours.map(str::to_owned);
        encode(&header, &good, &EncodingKey::from_secret(secret)).unwrap()
    };
    let mut without_expiry = good.clone();
    without_expiry.as_object_mut().unwrap().remove("exp");

    let forged = [
        format!(
            "{header}.{}.{signature}",
            part(&with(good.clone(), "role", "ADMIN"))
        ),
        format!(
            "{header}.{payload}.{}",
            BASE64_URL_SAFE_NO_PAD.encode([0; 64])
        ),
        format!("{header}.{payload}."),
        format!("{header}.{payload}"),
        format!("{none}.{payload}."),
        format!("{none}.{payload}.{signature}"),
        hmac(public.as_bytes()),
        hmac(&BASE64_URL_SAFE_NO_PAD.decode(&public).unwrap()),
        foreign(System::KEY_ID),
        foreign("other"),
        signed(&app, Some("other"), &good),
        signed(&app, None, &good),
        signed(&app, ours, &with(good.clone(), "iss", "somebody-else")),
        signed(&app, ours, &with(good.clone(), "aud", "something-else")),
        signed(&app, ours, &with(good.clone(), "sub", "somebody")),
        signed(&app, ours, &with(good.clone(), "role", "ROOT")),
        signed(&app, ours, &with(good.clone(), "sid", json!(null))),
        signed(&app, ours, &without_expiry),
        user.refresh_token.clone(),
        "garbage".to_owned(),
        "..".to_owned(),
        String::new(),
    ];
    for span in [Duration::ZERO, System::ACCESS_LIFETIME] {
        app.system.advance(span);
        for token in &forged {
            let answer = app.sessions().token(token).await;
            answer.expect_error(401, "UNAUTHORIZED").expect_fields(&[]);
        }
    }
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
