//! What changes of one's own account leave in the audit trail.

use serde_json::{Value, json};
use shared_domain::audit::AuditType;
use shared_store::Audit;
use testing::{Call, TestUser};

use crate::support::{PASSWORD, TestApp};

/// The request, from an address of its own and under an id of its own.
fn traced(call: Call) -> Call {
    call.from("203.0.113.7")
        .header("x-request-id", "the-request")
}

/// Holds an event to tell of something that this user did to their own account.
fn expect_of(user: &TestUser, event: &Value) {
    let actor = json!({"id": user.id(), "name": user.user.full_name(), "role": "CUSTOMER"});
    assert_eq!(event["actor"], actor);
    assert_eq!(event["target"], json!({"type": "USER", "id": user.id()}));
    assert_eq!(event["sourceAddress"], "203.0.113.7");
    assert_eq!(event["requestId"], "the-request");
    let text = event.to_string();
    assert!(!text.contains('@') && !text.contains(PASSWORD), "{text}");
}

#[tokio::test]
async fn a_new_password_is_written_down() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let call = app.change_password(PASSWORD, "another good password");
    traced(call).bearer(&user).await.expect(200);
    let event = app.system.audited(AuditType::PasswordChanged).await;
    expect_of(&user, &event);
    assert_eq!(app.system.audit_trail().await.len(), 1);
}

#[tokio::test]
async fn a_wrong_current_password_is_written_down_as_a_failed_sign_in_of_who_asked() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let call = app.change_password("something else", "another good password");
    let answer = traced(call).bearer(&user).await;
    answer.expect_error(400, "VALIDATION_ERROR");
    let event = app.system.audited(AuditType::SignInFailed).await;
    expect_of(&user, &event);
}

#[tokio::test]
async fn another_address_is_written_down_without_saying_which_and_a_new_name_is_not() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let renamed = app.edit(&json!({"firstName": "Augusta"})).bearer(&user);
    renamed.await.expect(200);
    assert!(app.system.audit_trail().await.is_empty());
    let user = TestUser {
        user: app.kept(&user).await,
        ..user
    };
    for _ in 0..2 {
        let call = app.move_to("countess@example.com");
        traced(call).bearer(&user).await.expect(200);
    }
    let event = app.system.audited(AuditType::EmailChanged).await;
    expect_of(&user, &event);
}

#[tokio::test]
async fn no_password_and_no_address_changes_where_that_cannot_be_written_down() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let mut services = app.system.services();
    services.audit = Audit::new(&app.system.client, "NoSuchTable");
    let lame = app.with_services(services);
    let users = app.system.items("UsersTable").await;
    let password = json!({"currentPassword": PASSWORD, "newPassword": "another good password"});
    let address = json!({"currentPassword": PASSWORD, "email": "countess@example.com"});
    for call in [
        lame.post(crate::support::CHANGE_PASSWORD).json(&password),
        lame.put(crate::support::PROFILE).json(&address),
    ] {
        let answer = call.bearer(&user).await;
        assert!(answer.status.is_server_error(), "{}", answer.text());
        answer.expect_discreet();
    }
    let mut after = app.system.items("UsersTable").await;
    after.sort_by_key(Value::to_string);
    let mut before = users;
    before.sort_by_key(Value::to_string);
    assert_eq!(after, before);
}
