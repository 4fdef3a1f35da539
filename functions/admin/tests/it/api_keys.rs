//! Keys for programs.

use serde_json::{Value, json};
use shared_domain::{Duration, Timestamp, api_key::Scope, user::Role};
use testing::TestUser;

use crate::support::TestApp;

const DAY: Duration = Duration::from_secs(86_400);

fn reports(expires_at: Timestamp) -> Value {
    json!({"name": "Reports", "scopes": ["read", "export", "read"], "expiresAt": expires_at})
}

impl TestApp {
    async fn key(&self, admin: &TestUser) -> (String, String) {
        let body = reports(self.system.now() + DAY);
        let answer = self.create_key().json(&body).bearer(admin).await;
        let data = answer.expect(201);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        (text(&data["apiKey"]["id"]), text(&data["key"]))
    }
}

#[tokio::test]
async fn a_key_is_shown_once_and_kept_as_a_hash() {
    let (app, admin) = TestApp::with_admin().await;
    let end = app.system.now() + DAY;
    let answer = app.create_key().json(&reports(end)).bearer(&admin).await;
    let data = answer.expect(201);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let key = data["key"].as_str().unwrap();
    assert!(key.starts_with(data["apiKey"]["prefix"].as_str().unwrap()));
    assert!(!app.system.stored().await.contains(key));
    let expected = json!({
        "id": data["apiKey"]["id"],
        "name": "Reports",
        "prefix": &key[..12],
        "scopes": ["read", "export"],
        "createdBy": {"id": admin.id(), "name": admin.user.full_name(), "role": "ADMIN"},
        "createdAt": app.system.now(),
        "expiresAt": end,
        "lastUsedAt": null,
    });
    assert_eq!(data["apiKey"], expected);
    let listed = app.admin("/api-keys").bearer(&admin).await;
    assert_eq!(listed.expect(200)["apiKeys"], json!([expected]));
    assert!(!listed.text().contains(key));
}

#[tokio::test]
async fn a_key_is_taken_until_it_expires_or_is_revoked() {
    let (app, admin) = TestApp::with_admin().await;
    let (id, key) = app.key(&admin).await;
    let (_, other) = app.key(&admin).await;
    let ask = |key: &str| app.admin("/dashboard").api_key(key).into_future();
    ask(&key).await.expect(200);
    app.revoke_key(&id).bearer(&admin).await.expect(200);
    ask(&key).await.expect_error(401, "UNAUTHORIZED");
    app.revoke_key(&id)
        .bearer(&admin)
        .await
        .expect_error(404, "NOT_FOUND");
    ask(&other).await.expect(200);
    app.system.advance(DAY);
    ask(&other).await.expect_error(401, "UNAUTHORIZED");
}

#[tokio::test]
async fn what_is_no_key_or_comes_with_a_token_is_refused() {
    let (app, admin) = TestApp::with_admin().await;
    let (_, key) = app.key(&admin).await;
    let forged = format!("otk_{}{}", "A".repeat(43), &key[47..]);
    for call in [
        app.admin("/users").api_key("x"),
        app.admin("/users").api_key(""),
        app.admin("/users").api_key(&forged),
        app.admin("/users").api_key(&key).api_key(&key),
        app.admin("/users").api_key(&key).bearer(&admin),
        app.admin("/users")
            .header("authorization", &format!("Bearer {key}")),
    ] {
        call.await.expect_error(401, "UNAUTHORIZED");
    }
}

#[tokio::test]
async fn a_key_rests_while_its_maker_is_disabled_and_dies_with_their_role() {
    let (app, admin) = TestApp::with_admin().await;
    let maker = app.system.user(Role::Admin).await;
    let (_, key) = app.key(&maker).await;
    let status = async || app.admin("/dashboard").api_key(&key).await.status.as_u16();
    let activity = async |is_active: bool| {
        let call = app
            .activity(maker.id())
            .json(&json!({"isActive": is_active}));
        call.bearer(&admin).await.expect(200);
    };
    let role = async |role: &str| {
        let call = app.role(maker.id()).json(&json!({"role": role}));
        call.bearer(&admin).await.expect(200);
    };
    assert_eq!(status().await, 200);
    activity(false).await;
    assert_eq!(status().await, 401);
    activity(true).await;
    assert_eq!(status().await, 200);
    role("STAFF").await;
    assert_eq!(status().await, 401);
    role("ADMIN").await;
    assert_eq!(status().await, 401);
}

#[tokio::test]
async fn a_use_is_noted_to_five_minutes() {
    let (app, admin) = TestApp::with_admin().await;
    let (_, key) = app.key(&admin).await;
    let last_use = async || {
        let answer = app.admin("/api-keys").bearer(&admin).await;
        answer.expect(200)["apiKeys"][0]["lastUsedAt"].clone()
    };
    let first = app.system.now();
    for seconds in [0, 299] {
        app.system.advance(Duration::from_secs(seconds));
        app.admin("/dashboard").api_key(&key).await.expect(200);
        assert_eq!(last_use().await, json!(first));
    }
    app.system.advance(Duration::from_secs(1));
    app.admin("/dashboard").api_key(&key).await.expect(200);
    assert_eq!(last_use().await, json!(app.system.now()));
}

#[tokio::test]
async fn every_wrong_field_is_named_and_no_key_lives_longer_than_a_year() {
    let (app, admin) = TestApp::with_admin().await;
    let now = app.system.now();
    let most = now + DAY * 365;
    let send = |body: Value| app.create_key().json(&body).bearer(&admin).into_future();
    send(reports(most)).await.expect(201);
    for (body, fields) in [
        (reports(most + Duration::from_millis(1)), &["expiresAt"][..]),
        (reports(now), &["expiresAt"]),
        (
            json!({"scopes": [], "expiresAt": now, "key": "x"}),
            &["expiresAt", "key", "name", "scopes"],
        ),
        (
            json!({"name": "", "scopes": ["read", "write"]}),
            &["expiresAt", "name", "scopes[1]"],
        ),
    ] {
        let answer = send(body).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
}

#[tokio::test]
async fn keys_are_listed_page_by_page_the_latest_first() {
    let (app, admin) = TestApp::with_admin().await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        app.system.advance(Duration::from_secs(1));
        let key = app.system.api_key(&admin, &[Scope::Read]).await;
        let secret: shared_auth::ApiKeySecret = key.parse().unwrap();
        ids.insert(0, json!(secret.id()));
    }
    let pages = app.walk("/api-keys?limit=2", "apiKeys", &admin).await;
    let listed: Vec<_> = pages.concat().iter().map(|key| key["id"].clone()).collect();
    assert_eq!(listed, ids);
    assert_eq!(pages.len(), 2);
}
