//! What administrators and programs do is in the audit trail, once each.

use serde_json::{Value, json};
use shared_auth::ApiKeySecret;
use shared_domain::{Duration, api_key::Scope, audit::AuditType, user::Role};
use testing::{Call, TestUser};

use crate::support::TestApp;

/// The request, from an address of its own and under an id of its own.
fn traced(call: Call) -> Call {
    call.from("203.0.113.7")
        .header("x-request-id", "the-request")
}

fn named(user: &TestUser) -> Value {
    json!({"id": user.id(), "name": user.user.full_name(), "role": user.user.role})
}

/// Holds an event to tell of this.
fn expect(event: &Value, actor: &Value, target: &Value) {
    for (field, expected) in [
        ("actor", actor),
        ("target", target),
        ("sourceAddress", &json!("203.0.113.7")),
        ("requestId", &json!("the-request")),
    ] {
        assert_eq!(event[field], *expected, "{field} of {event}");
    }
    assert!(!event.to_string().contains('@'), "{event}");
}

fn account(id: &Value) -> Value {
    json!({"type": "USER", "id": id})
}

#[tokio::test]
async fn a_new_role_is_written_down_with_the_old_one_and_the_same_role_is_not() {
    let (app, admin) = TestApp::with_admin().await;
    let user = app.system.user(Role::Staff).await;
    for _ in 0..2 {
        let call = app.role(user.id()).json(&json!({"role": "ADMIN"}));
        traced(call).bearer(&admin).await.expect(200);
    }
    let event = app.system.audited(AuditType::RoleChanged).await;
    expect(&event, &named(&admin), &account(&json!(user.id())));
    let changes = json!({"role": {"from": "STAFF", "to": "ADMIN"}});
    assert_eq!(event["changes"], changes);
    assert_eq!(app.system.audit_trail().await.len(), 1);
}

#[tokio::test]
async fn who_gives_up_their_own_role_is_actor_and_target() {
    let (app, admin) = TestApp::with_admin().await;
    app.system.user(Role::Admin).await;
    let call = app.role(admin.id()).json(&json!({"role": "STAFF"}));
    traced(call).bearer(&admin).await.expect(200);
    let event = app.system.audited(AuditType::RoleChanged).await;
    expect(&event, &named(&admin), &account(&json!(admin.id())));
}

#[tokio::test]
async fn disabling_somebody_is_written_down_and_what_was_refused_is_not() {
    let (app, admin) = TestApp::with_admin().await;
    let user = app.system.user(Role::Customer).await;
    let disable = |id| app.activity(id).json(&json!({"isActive": false}));
    let refused = disable(admin.id()).bearer(&admin).await;
    refused.expect_error(409, "LAST_ADMIN");
    for _ in 0..2 {
        let call = traced(disable(user.id()));
        call.bearer(&admin).await.expect(200);
    }
    let event = app.system.audited(AuditType::ActivityChanged).await;
    expect(&event, &named(&admin), &account(&json!(user.id())));
    let changes = json!({"isActive": {"from": "true", "to": "false"}});
    assert_eq!(event["changes"], changes);
    assert_eq!(app.system.audit_trail().await.len(), 1);
}

#[tokio::test]
async fn an_invitation_that_is_sent_twice_is_written_down_once() {
    let (app, admin) = TestApp::with_admin().await;
    let grace = json!({
        "firstName": "Grace", "lastName": "Hopper", "email": "g@example.com", "role": "STAFF"
    });
    let mut id = Value::Null;
    for _ in 0..2 {
        let call = traced(app.invite().json(&grace)).header("idempotency-key", "grace");
        let answer = call.bearer(&admin).await;
        id = answer.expect(201)["user"]["id"].clone();
    }
    let taken = app.invite().json(&grace).bearer(&admin).await;
    taken.expect_error(409, "EMAIL_TAKEN");
    let event = app.system.audited(AuditType::UserInvited).await;
    expect(&event, &named(&admin), &account(&id));
    assert_eq!(app.system.audit_trail().await.len(), 1);
}

#[tokio::test]
async fn a_password_token_is_written_down_without_the_token() {
    let (app, admin) = TestApp::with_admin().await;
    let user = app.system.user(Role::Customer).await;
    let call = app.password_token(user.id()).json(&json!({}));
    let answer = traced(call).bearer(&admin).await;
    let token = answer.expect(200)["passwordToken"].as_str().unwrap();
    let event = app.system.audited(AuditType::PasswordTokenIssued).await;
    expect(&event, &named(&admin), &account(&json!(user.id())));
    assert!(!event.to_string().contains(token));
}

#[tokio::test]
async fn a_key_is_written_down_when_it_is_made_used_and_revoked_and_never_shown() {
    let (app, admin) = TestApp::with_admin().await;
    let end = app.system.now() + Duration::from_secs(86_400);
    let body = json!({"name": "Reports", "scopes": ["read"], "expiresAt": end});
    let answer = traced(app.create_key().json(&body)).bearer(&admin).await;
    let data = answer.expect(201);
    let (id, key) = (&data["apiKey"]["id"], data["key"].as_str().unwrap());
    for seconds in [0, 299] {
        app.system.advance(Duration::from_secs(seconds));
        let call = traced(app.admin("/dashboard")).api_key(key);
        call.await.expect(200);
    }
    for status in [200, 404] {
        let call = traced(app.revoke_key(id.as_str().unwrap()));
        assert_eq!(call.bearer(&admin).await.status, status);
    }
    let refused = app.admin("/dashboard").api_key(key).await;
    refused.expect_error(401, "UNAUTHORIZED");
    let target = json!({"type": "API_KEY", "id": id});
    let program = json!({"id": id, "name": "Reports", "role": "ADMIN"});
    for (kind, actor) in [
        (AuditType::ApiKeyCreated, &named(&admin)),
        (AuditType::ApiKeyUsed, &program),
        (AuditType::ApiKeyRevoked, &named(&admin)),
    ] {
        let event = app.system.audited(kind).await;
        expect(&event, actor, &target);
        assert!(!event.to_string().contains(&key[20..]), "{event}");
    }
    assert_eq!(app.system.audit_trail().await.len(), 3);
}

#[tokio::test]
async fn a_key_that_is_used_many_times_at_once_is_written_down_once_in_five_minutes() {
    let (app, admin) = TestApp::with_admin().await;
    let key = app.system.api_key(&admin, &[Scope::Read]).await;
    let used = async || {
        let uses = (0..8).map(|_| app.admin("/users").api_key(&key).into_future());
        for answer in futures_util::future::join_all(uses).await {
            answer.expect(200);
        }
        app.system.audit_trail().await.len()
    };
    assert_eq!(used().await, 1);
    app.system.advance(Duration::from_secs(300));
    assert_eq!(used().await, 2);
}

#[tokio::test]
async fn a_program_that_changes_the_configuration_is_the_actor_and_each_change_is_told() {
    let (app, admin) = TestApp::with_admin().await;
    let key = app.system.api_key(&admin, &[Scope::Config]).await;
    let secret: ApiKeySecret = key.parse().unwrap();
    let body = json!({"maxFileSize": 1_000, "rateLimits": {"login": 7}});
    for _ in 0..2 {
        let call = traced(app.configure().json(&body));
        call.api_key(&key).await.expect(200);
    }
    let event = app.system.audited(AuditType::ConfigChanged).await;
    let program = json!({"id": secret.id(), "name": "Reports", "role": "ADMIN"});
    expect(&event, &program, &Value::Null);
    let changes = event["changes"].as_object().unwrap();
    let fields: Vec<_> = changes.keys().collect();
    assert_eq!(fields, ["maxFileSize", "rateLimits.login"]);
    assert_eq!(changes["maxFileSize"]["to"], "1000");
    assert_eq!(changes["rateLimits.login"]["to"], "7");
}

#[tokio::test]
async fn an_export_is_written_down_with_its_file() {
    let (app, admin) = TestApp::today_with_admin().await;
    let call = traced(app.admin("/orders/export?search=ada"));
    let answer = call.bearer(&admin).await;
    let url = answer.expect(200)["url"].as_str().unwrap();
    let event = app.system.audited(AuditType::OrdersExported).await;
    assert_eq!(event["target"]["type"], "EXPORT");
    let file = event["target"]["id"].as_str().unwrap();
    assert!(url.contains(&format!("/{file}.csv?")), "{url}");
    expect(&event, &named(&admin), &event["target"]);
}

#[tokio::test]
async fn nothing_is_decided_and_nothing_handed_out_where_it_cannot_be_written_down() {
    let (app, admin) = TestApp::today_with_admin().await;
    let user = app.system.user(Role::Staff).await;
    let stored = app.system.stored().await;
    let lame = app.without_trail();
    let users = format!("{}/users", crate::support::ADMIN);
    let end = app.system.now() + Duration::from_secs(60);
    let grace = json!({
        "firstName": "Grace", "lastName": "Hopper", "email": "g@example.com", "role": "STAFF"
    });
    let key = json!({"name": "Reports", "scopes": ["read"], "expiresAt": end});
    let admin_path = |path: &str| format!("{}{path}", crate::support::ADMIN);
    for call in [
        lame.patch(&format!("{users}/{}/role", user.id()))
            .json(&json!({"role": "ADMIN"})),
        lame.patch(&format!("{users}/{}", user.id()))
            .json(&json!({"isActive": false})),
        lame.post(&format!("{users}/{}/password-token", user.id()))
            .json(&json!({})),
        lame.post(&users).json(&grace),
        lame.post(&admin_path("/api-keys")).json(&key),
        lame.put(&admin_path("/config"))
            .json(&json!({"maxFileSize": 1})),
        lame.get(&admin_path("/orders/export")),
        lame.get(&admin_path("/audit")),
    ] {
        let answer = call.bearer(&admin).await;
        assert!(answer.status.is_server_error(), "{}", answer.text());
        answer.expect_discreet();
    }
    assert_eq!(app.system.stored().await, stored);
}

#[tokio::test]
async fn programs_go_on_reading_where_the_use_of_their_key_cannot_be_written_down() {
    let (app, admin) = TestApp::with_admin().await;
    let key = app.system.api_key(&admin, &[Scope::Read]).await;
    let lame = app.without_trail();
    let answer = lame.get("/api/v1/admin/users").api_key(&key).await;
    answer.expect(200);
    let keys = app.admin("/api-keys").bearer(&admin).await;
    assert!(keys.expect(200)["apiKeys"][0]["lastUsedAt"].is_string());
}
