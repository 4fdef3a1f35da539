//! What signing in and out leaves in the audit trail.

use serde_json::{Value, json};
use shared_auth::PasswordToken;
use shared_domain::{
    Duration,
    audit::AuditType,
    user::{Role, User},
};
use shared_store::{Audit, IssuedPasswordToken};
use testing::{App, Call, TestUser};

use crate::support::{PASSWORD, TestApp, ada, minutes, refresh_token};

const ADDRESS: &str = "203.0.113.7";

/// The request, from an address of its own and under an id of its own.
fn traced(call: Call) -> Call {
    call.from(ADDRESS).header("x-request-id", "the-request")
}

/// Holds an event to be complete, and this.
fn expect(event: &Value, actor: Option<&User>, target: Option<&User>, session: Value) {
    let actor =
        actor.map(|user| json!({"id": user.id, "name": user.full_name(), "role": user.role}));
    let target = target.map(|user| json!({"type": "USER", "id": user.id}));
    for (field, expected) in [
        ("actor", json!(actor)),
        ("target", json!(target)),
        ("sessionId", session),
        ("sourceAddress", json!(ADDRESS)),
        ("requestId", json!("the-request")),
        ("changes", Value::Null),
    ] {
        assert_eq!(event[field], expected, "{field} of {event}");
    }
}

impl TestApp {
    async fn customer(&self) -> TestUser {
        let system = &self.system;
        system.user_with_password(Role::Customer, PASSWORD).await
    }

    async fn password_token(&self, user: &User) -> String {
        let token = PasswordToken::generate(user.id).unwrap();
        let issued = IssuedPasswordToken::of(&token, self.system.now());
        let users = self.system.users();
        users
            .issue_password_token(user, &issued, None)
            .await
            .unwrap();
        token.reveal()
    }
}

#[tokio::test]
async fn registering_is_written_down() {
    let app = TestApp::start().await;
    let answer = traced(app.register(&ada())).await;
    let id = answer.expect(201)["user"]["id"].as_str().unwrap();
    let user = app.system.users().find(id.parse().unwrap()).await;
    let user = user.unwrap().unwrap();
    let event = app.system.audited(AuditType::Registered).await;
    expect(&event, Some(&user), Some(&user), event["sessionId"].clone());
    assert!(event["sessionId"].is_string());
    app.register(&ada()).await.expect_error(409, "EMAIL_TAKEN");
    assert_eq!(app.system.audit_trail().await, [event]);
}

#[tokio::test]
async fn signing_in_is_written_down_with_its_session() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let email = user.user.email_text();
    traced(app.login(email, PASSWORD)).await.expect(200);
    let event = app.system.audited(AuditType::SignedIn).await;
    let sessions = app.system.users().sessions(user.id()).await.unwrap();
    let mut new = sessions.iter().filter(|one| one.id != user.session.id);
    let new = json!(new.next().unwrap().id);
    expect(&event, Some(&user.user), Some(&user.user), new);
    assert_eq!(app.system.audit_trail().await.len(), 1);
}

#[tokio::test]
async fn a_failed_sign_in_names_the_account_if_there_is_one_and_never_the_address_that_was_typed() {
    for (known, target) in [(true, true), (false, false)] {
        let app = TestApp::start().await;
        let user = app.customer().await;
        let typed = match known {
            true => user.user.email_text().to_owned(),
            false => "nobody@example.com".to_owned(),
        };
        let answer = traced(app.login(&typed, "something else")).await;
        answer.expect_error(401, "INVALID_CREDENTIALS");
        let event = app.system.audited(AuditType::SignInFailed).await;
        expect(&event, None, target.then_some(&user.user), Value::Null);
        assert!(!event.to_string().contains('@'), "{event}");
    }
}

#[tokio::test]
async fn unknown_addresses_and_wrong_passwords_make_the_same_calls_of_the_store() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let mut made = Vec::new();
    // From addresses of their own, so that both open the same windows.
    for (email, address) in [
        (user.user.email_text(), "203.0.113.7"),
        ("nobody@example.com", "203.0.113.8"),
    ] {
        let login = app.login(email, "something else").from(address);
        let (answer, calls) = app.system.overhear(login.into_future()).await;
        answer.expect_error(401, "INVALID_CREDENTIALS");
        // Some are made at the same time, in whatever order.
        let mut operations: Vec<_> = calls
            .iter()
            .map(|call| call.operation().to_owned())
            .collect();
        operations.sort_unstable();
        made.push(operations);
    }
    assert_eq!(made[0], made[1]);
    assert!(made[0].contains(&"BatchGetItem".to_owned()), "{made:?}");
}

#[tokio::test]
async fn who_is_disabled_and_knows_the_password_is_written_down_as_turned_away() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    app.system.disable(user.id()).await;
    let answer = traced(app.login(user.user.email_text(), PASSWORD)).await;
    answer.expect_error(403, "ACCOUNT_DISABLED");
    let event = app.system.audited(AuditType::SignInRefused).await;
    expect(&event, Some(&user.user), Some(&user.user), Value::Null);
    assert_eq!(app.system.audit_trail().await.len(), 1);
}

#[tokio::test]
async fn attempts_that_are_turned_away_unjudged_leave_nothing_so_nobody_can_flood_the_trail() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    for attempt in 0..13 {
        let answer = app.login(user.user.email_text(), "something else").await;
        let expected = if attempt < 10 { 401 } else { 429 };
        assert_eq!(answer.status, expected);
    }
    assert_eq!(app.system.audit_trail().await.len(), 10);
}

#[tokio::test]
async fn a_session_ends_once_in_the_trail_however_often_it_is_ended() {
    let app = TestApp::start().await;
    for by_token in [true, false] {
        let user = app.customer().await;
        let current = app.system.sign_in(&user.user).await;
        let id = user.session.id.to_string();
        for _ in 0..2 {
            let call = match by_token {
                true => app.logout(&user.refresh_token),
                false => app.end_session(&id).bearer(&current),
            };
            traced(call).await.expect(200);
        }
        let mut events = app.system.audit_trail().await;
        events.retain(|event| event["sessionId"] == json!(user.session.id));
        assert_eq!(events.len(), 1, "{events:?}");
        assert_eq!(events[0]["type"], "SIGNED_OUT");
        let session = json!(user.session.id);
        expect(&events[0], Some(&user.user), Some(&user.user), session);
    }
}

#[tokio::test]
async fn signing_out_everywhere_is_written_down() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    traced(app.logout_all()).bearer(&user).await.expect(200);
    let answer = app.logout_all().bearer(&user).await;
    answer.expect_error(401, "UNAUTHORIZED");
    let event = app.system.audited(AuditType::SignedOutEverywhere).await;
    expect(&event, Some(&user.user), Some(&user.user), Value::Null);
}

#[tokio::test]
async fn a_stolen_refresh_token_is_written_down_once_and_accuses_nobody() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let second = refresh_token(&app.refresh(&user.refresh_token).await);
    app.refresh(&second).await.expect(200);
    app.system.advance(minutes(2));
    for _ in 0..2 {
        let answer = traced(app.refresh(&user.refresh_token)).await;
        answer.expect_error(401, "INVALID_REFRESH_TOKEN");
    }
    let event = app.system.audited(AuditType::RefreshReused).await;
    expect(&event, None, Some(&user.user), json!(user.session.id));
    assert_eq!(app.system.audit_trail().await.len(), 1);
}

#[tokio::test]
async fn a_password_set_with_a_token_is_written_down_once() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let token = app.password_token(&user.user).await;
    let set = || traced(app.set_password(&token, "another good password"));
    set().await.expect(200);
    set().await.expect_error(400, "VALIDATION_ERROR");
    let event = app.system.audited(AuditType::PasswordChanged).await;
    expect(&event, Some(&user.user), Some(&user.user), Value::Null);
}

#[tokio::test]
async fn no_secret_and_no_address_is_ever_in_the_trail() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let email = user.user.email_text();
    let signed_in = app.login(email, PASSWORD).await;
    app.login(email, "a wrong password").await;
    app.login("nobody@example.com", "a wrong password").await;
    app.logout(&user.refresh_token).await.expect(200);
    let token = app.password_token(&user.user).await;
    let set = app.set_password(&token, "another good password");
    set.await.expect(200);
    let trail = json!(app.system.audit_trail().await).to_string();
    assert!(trail.len() > 1_000);
    for secret in [
        "@",
        "assword",
        "argon2",
        &token,
        &user.refresh_token,
        &refresh_token(&signed_in),
    ] {
        // The name of a type is no secret.
        let trail = trail.replace("PASSWORD_CHANGED", "");
        assert!(!trail.contains(secret), "{secret}: {trail}");
    }
}

#[tokio::test]
async fn events_are_kept_for_400_days() {
    let app = TestApp::start().await;
    app.login("nobody@example.com", PASSWORD).await;
    let event = app.system.audited(AuditType::SignInFailed).await;
    let end = app.system.now() + Duration::from_secs(400 * 86_400);
    assert_eq!(event["ttl"], end.as_seconds());
}

/// The function, where the trail can be neither written nor read.
fn without_trail(app: &TestApp) -> App {
    let mut services = app.system.services();
    services.audit = Audit::new(&app.system.client, "NoSuchTable");
    app.with_services(services)
}

#[tokio::test]
async fn people_sign_in_and_out_where_the_trail_cannot_be_written() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let lame = without_trail(&app);
    let login = |password: &str| {
        let body = json!({"email": user.user.email, "password": password});
        lame.post("/api/v1/auth/login").json(&body)
    };
    let answer = login(PASSWORD).await;
    answer.expect(200);
    let answer = login("something else").await;
    answer.expect_error(401, "INVALID_CREDENTIALS");
    let logout = json!({"refreshToken": user.refresh_token});
    lame.post("/api/v1/auth/logout")
        .json(&logout)
        .await
        .expect(200);
    app.expect_live(&user.token, false).await;
    assert!(app.system.audit_trail().await.is_empty());
}

#[tokio::test]
async fn nobody_gets_an_account_or_a_password_where_that_cannot_be_written_down() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let token = app.password_token(&user.user).await;
    let before = app.system.stored().await;
    let lame = without_trail(&app);
    let set = json!({"passwordToken": token, "newPassword": "another good password"});
    for (path, body) in [("register", ada()), ("set-password", set)] {
        let answer = lame.post(&format!("/api/v1/auth/{path}")).json(&body).await;
        assert!(answer.status.is_server_error(), "{}", answer.text());
        answer.expect_discreet();
    }
    assert_eq!(app.system.stored().await, before);
}
