//! What somebody may do.

use serde_json::json;
use shared_domain::user::Role;

use crate::support::TestApp;

#[tokio::test]
async fn another_role_holds_at_once_and_ends_every_session() {
    let (app, admin) = TestApp::with_admin().await;
    let staff = app.system.user(Role::Staff).await;
    let customer = app.system.user(Role::Customer).await;
    app.system.order_in_progress(&customer, &staff).await;
    let body = json!({"role": "ADMIN"});
    let answer = app.role(staff.id()).json(&body).bearer(&admin).await;
    assert_eq!(answer.expect(200)["user"]["role"], "ADMIN");
    assert_eq!(answer.expect(200)["openOrders"], 1);
    let old = app.admin("/users").bearer(&staff).await;
    old.expect_error(401, "UNAUTHORIZED");
    let now = app.system.users().find(staff.id()).await.unwrap().unwrap();
    let again = app.system.sign_in(&now).await;
    app.admin("/users").bearer(&again).await.expect(200);
    let admins = app.admin("/users?role=ADMIN").bearer(&admin).await;
    assert_eq!(admins.expect(200)["users"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_role_that_somebody_has_already_ends_nothing() {
    let (app, admin) = TestApp::with_admin().await;
    let staff = app.system.user(Role::Staff).await;
    let stored = app.system.stored().await;
    let body = json!({"role": "STAFF"});
    for _ in 0..2 {
        let answer = app.role(staff.id()).json(&body).bearer(&admin).await;
        assert_eq!(answer.expect(200)["user"]["role"], "STAFF");
    }
    assert_eq!(app.system.stored().await, stored);
    app.admin("/dashboard").bearer(&staff).await.expect(200);
}

#[tokio::test]
async fn a_change_that_is_meant_for_another_version_is_refused() {
    let (app, admin) = TestApp::with_admin().await;
    let staff = app.system.user(Role::Staff).await;
    let change = |version: &str, role: &str| {
        let call = app.role(staff.id()).json(&json!({"role": role}));
        call.header("if-match", version)
            .bearer(&admin)
            .into_future()
    };
    change("\"1\"", "CUSTOMER").await.expect(200);
    change("\"1\"", "ADMIN")
        .await
        .expect_error(412, "VERSION_MISMATCH");
    change("\"2\"", "ADMIN").await.expect(200);
}

#[tokio::test]
async fn nobody_else_decides_and_nobody_learns_who_exists() {
    let app = TestApp::start().await;
    let target = app.system.user(Role::Customer).await;
    let stranger = app.system.somebody(Role::Customer).id;
    for role in [Role::Customer, Role::Staff] {
        let user = app.system.user(role).await;
        for id in [target.id(), stranger, user.id()] {
            let body = json!({"role": "ADMIN"});
            let answer = app.role(id).json(&body).bearer(&user).await;
            answer.expect_error(403, "FORBIDDEN");
        }
    }
    let admin = app.system.user(Role::Admin).await;
    for id in [stranger.to_string(), "x".to_owned()] {
        let answer = app.role(id).json(&json!({"role": "STAFF"}));
        answer.bearer(&admin).await.expect_error(404, "NOT_FOUND");
    }
}

#[tokio::test]
async fn a_contact_stays_a_customer() {
    let (app, admin) = TestApp::with_admin().await;
    let contact = app.system.contact("countess@example.org").await;
    let promote = app.role(contact.id).json(&json!({"role": "STAFF"}));
    promote
        .bearer(&admin)
        .await
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["role"]);
    let same = app.role(contact.id).json(&json!({"role": "CUSTOMER"}));
    let answer = same.bearer(&admin).await;
    assert_eq!(answer.expect(200)["user"]["kind"], "CONTACT");
}
