//! A new password for somebody who has forgotten theirs.

use serde_json::json;
use shared_auth::PasswordToken;
use shared_domain::user::Role;

use crate::support::TestApp;

#[tokio::test]
async fn a_token_takes_the_place_of_the_one_before_and_is_kept_as_a_hash() {
    let (app, admin) = TestApp::with_admin().await;
    let user = app.system.user(Role::Customer).await;
    let mut tokens: Vec<PasswordToken> = Vec::new();
    for _ in 0..2 {
        let answer = app.password_token(user.id()).bearer(&admin).await;
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let token = answer.expect(200)["passwordToken"].as_str().unwrap();
        assert!(!app.system.stored().await.contains(token));
        tokens.push(token.parse().unwrap());
    }
    let found = app.system.users().with_credentials(user.id()).await;
    let (_, credentials) = found.unwrap().unwrap();
    assert!(credentials.password_hash.is_some());
    let kept = credentials.password_token.unwrap();
    let admits = |token: &PasswordToken| kept.admits(&token.hash(), app.system.now());
    assert!(!admits(&tokens[0]));
    assert!(admits(&tokens[1]));
}

#[tokio::test]
async fn nobody_issues_one_for_themselves_or_for_nobody() {
    let (app, admin) = TestApp::with_admin().await;
    let answer = app.password_token(admin.id()).bearer(&admin).await;
    answer.expect_error(403, "FORBIDDEN");
    let stranger = app.system.somebody(Role::Staff).id;
    for id in [stranger.to_string(), "x".to_owned()] {
        let answer = app.password_token(id).bearer(&admin).await;
        answer.expect_error(404, "NOT_FOUND");
    }
    let answer = app.password_token(admin.id()).json(&json!({"days": 7}));
    answer
        .bearer(&admin)
        .await
        .expect_error(400, "VALIDATION_ERROR");
}

#[tokio::test]
async fn a_contact_gets_one_as_long_as_nobody_who_works_here_has_the_address() {
    let (app, admin) = TestApp::with_admin().await;
    let contact = app.system.contact("countess@example.org").await;
    let answer = app.password_token(contact.id).bearer(&admin).await;
    let token = answer.expect(200)["passwordToken"].as_str().unwrap();
    assert!(token.parse::<PasswordToken>().is_ok());
    let other = app.system.account_beside(&contact).await;
    let answer = app.password_token(contact.id).bearer(&admin).await;
    answer.expect(200);
    app.system.change_role(other.id, Role::Staff).await;
    let answer = app.password_token(contact.id).bearer(&admin).await;
    answer.expect_error(409, "EMAIL_TAKEN");
}
