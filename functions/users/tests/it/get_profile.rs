//! `GET /api/v1/users/profile`

use serde_json::json;
use shared_domain::user::Role;

use crate::support::TestApp;

#[tokio::test]
async fn everybody_sees_their_own_account() {
    let app = TestApp::start().await;
    for role in [Role::Customer, Role::Staff, Role::Admin] {
        let user = app.system.user(role).await;
        let answer = app.profile().bearer(&user).await;
        let account = &user.user;
        assert_eq!(
            answer.expect(200),
            &json!({"user": {
                "id": account.id,
                "kind": "ACCOUNT",
                "firstName": account.first_name,
                "lastName": account.last_name,
                "email": account.email,
                "emailVerifiedAt": null,
                "phone": null,
                "role": role.as_str(),
                "isActive": true,
                "profilePicture": null,
                "createdAt": account.created_at,
                "updatedAt": account.updated_at,
            }})
        );
    }
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let first = app.profile().bearer(&user).await;
    let etag = first.header("etag").unwrap().to_owned();
    let again = || app.profile().bearer(&user).header("if-none-match", &etag);
    assert_eq!(again().await.status, 304);
    app.edit(&json!({"firstName": "Grace"}))
        .bearer(&user)
        .await
        .expect(200);
    assert_eq!(again().await.expect(200)["user"]["firstName"], "Grace");
}

#[tokio::test]
async fn a_customers_token_is_trusted_for_reading_and_nobody_elses() {
    let app = TestApp::start().await;
    for (role, status) in [
        (Role::Customer, 200),
        (Role::Staff, 401),
        (Role::Admin, 401),
    ] {
        let user = app.system.user(role).await;
        let users = app.system.users();
        users.end_all_sessions(user.id(), None).await.unwrap();
        assert_eq!(app.profile().bearer(&user).await.status, status, "{role}");
    }
    app.profile().await.expect_error(401, "UNAUTHORIZED");
}
