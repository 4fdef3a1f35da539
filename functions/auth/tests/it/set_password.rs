//! `POST /api/v1/auth/set-password`

use futures_util::future::join_all;
use serde_json::{Value, json};
use shared_auth::PasswordToken;
use shared_domain::{
    Duration, UserId,
    user::{Role, User},
};
use shared_store::{Credentials, IssuedPasswordToken};

use crate::{
    cookie_sessions::expect_forgotten,
    support::{PASSWORD, TestApp, ada, with},
};

const NEW: &str = "a password of its own";

/// A token, as an administrator hands it out.
async fn issue(app: &TestApp, user: UserId) -> String {
    let account = app.system.users().find(user).await.unwrap().unwrap();
    let (token, issued) = make(app, user);
    app.system
        .users()
        .issue_password_token(&account, &issued, None)
        .await
        .unwrap();
    token.reveal()
}

fn make(app: &TestApp, user: UserId) -> (PasswordToken, IssuedPasswordToken) {
    let token = PasswordToken::generate(user).unwrap();
    let issued = IssuedPasswordToken {
        hash: token.hash(),
        expires_at: app.system.now() + PasswordToken::LIFETIME,
    };
    (token, issued)
}

#[tokio::test]
async fn the_new_password_counts_and_every_session_ends() {
    let app = TestApp::start().await;
    let user = app
        .system
        .user_with_password(Role::Customer, PASSWORD)
        .await;
    let email = user.user.email_text();
    let token = issue(&app, user.id()).await;
    assert!(!app.system.stored().await.contains(&token));

    app.system
        .advance(PasswordToken::LIFETIME - Duration::from_millis(1));
    assert_eq!(*app.set_password(&token, NEW).await.expect(200), json!({}));
    let user_now = app.system.users().find(user.id()).await.unwrap().unwrap();
    assert!(user_now.session_epoch > user.user.session_epoch);
    app.refresh(&user.refresh_token)
        .await
        .expect_error(401, "INVALID_REFRESH_TOKEN");
    app.login(email, NEW).await.expect(200);
    app.login(email, PASSWORD)
        .await
        .expect_error(401, "INVALID_CREDENTIALS");
    assert!(!app.system.stored().await.contains(NEW));
}

#[tokio::test]
async fn an_invited_user_chooses_the_first_password() {
    let app = TestApp::start().await;
    let user = app.system.somebody(Role::Staff);
    let (token, issued) = make(&app, user.id);
    let credentials = Credentials::with_token(issued);
    app.system
        .users()
        .register(&user, &credentials, None, None)
        .await
        .unwrap();
    app.set_password(&token.reveal(), NEW).await.expect(200);
    let answer = app.login(user.email_text(), NEW).await;
    assert_eq!(answer.expect(200)["user"]["role"], "STAFF");
}

#[tokio::test]
async fn a_token_works_once() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let token = issue(&app, user.id()).await;
    app.set_password(&token, NEW).await.expect(200);
    expect_refused(&app, &token).await;
}

#[tokio::test]
async fn of_many_uses_at_once_one_wins() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let token = issue(&app, user.id()).await;
    let passwords: Vec<_> = (0..5).map(|number| format!("{NEW} {number}")).collect();
    let calls = passwords
        .iter()
        .map(|password| app.set_password(&token, password).into_future());
    let answers = join_all(calls).await;
    let mut winners = 0;
    for (answer, password) in answers.iter().zip(&passwords) {
        let login = app.login(user.user.email_text(), password).await;
        if answer.status == 200 {
            winners += 1;
            login.expect(200);
        } else {
            answer
                .expect_error(400, "VALIDATION_ERROR")
                .expect_fields(&["passwordToken"]);
            login.expect_error(401, "INVALID_CREDENTIALS");
        }
    }
    assert_eq!(winners, 1);
}

#[tokio::test]
async fn a_token_that_may_not_be_used_changes_nothing() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let other = app.system.user(Role::Customer).await;
    let replaced = issue(&app, user.id()).await;
    let expired = issue(&app, user.id()).await;
    app.system.advance(PasswordToken::LIFETIME);
    let others = make(&app, other.id()).0.reveal();
    let nobodys = make(&app, app.system.somebody(Role::Customer).id)
        .0
        .reveal();
    let before = app.system.stored().await;
    for token in [
        "",
        "garbage",
        "é\u{0}",
        &expired[1..],
        &user.token,
        &expired,
        &replaced,
        &others,
        &nobodys,
    ] {
        expect_refused(&app, token).await;
    }
    assert_eq!(app.system.stored().await, before);
}

#[tokio::test]
async fn every_failing_field_is_listed_at_once() {
    let app = TestApp::start().await;
    let both: &[&str] = &["newPassword", "passwordToken"];
    for (body, fields) in [
        (json!({}), both),
        (json!({"passwordToken": 1, "newPassword": null}), both),
        (
            json!({"passwordToken": "garbage", "newPassword": "short"}),
            both,
        ),
        (
            json!({"passwordToken": "garbage", "newPassword": NEW, "email": "x"}),
            &["email", "passwordToken"],
        ),
    ] {
        let answer = app.post("/api/v1/auth/set-password").json(&body).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
}

#[tokio::test]
async fn a_password_that_others_would_try_first_is_refused_and_the_token_stays_good() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let token = issue(&app, user.id()).await;
    let before = app.system.stored().await;
    for password in [
        "Password123",
        user.user.email_text(),
        &user.user.full_name(),
    ] {
        let answer = app.set_password(&token, password).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["newPassword"]);
    }
    assert_eq!(app.system.stored().await, before);
    app.set_password(&token, NEW).await.expect(200);
}

async fn expect_refused(app: &TestApp, token: &str) {
    let answer = app.set_password(token, NEW).await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["passwordToken"]);
}

#[tokio::test]
async fn whoever_sets_a_password_in_a_browser_is_signed_in_nowhere_and_has_no_cookie() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let token = issue(&app, user.id()).await;
    let answer = app
        .set_password(&token, NEW)
        .header("x-session", "cookie")
        .await;
    answer.expect(200);
    expect_forgotten(&answer);
}

#[tokio::test]
async fn a_contact_who_sets_a_password_has_an_account_with_all_that_was_theirs() {
    let app = TestApp::start().await;
    let contact = app.system.contact("countess@example.org").await;
    let token = issue(&app, contact.id).await;
    app.login(contact.email_text(), NEW)
        .await
        .expect_error(401, "INVALID_CREDENTIALS");
    app.set_password(&token, NEW).await.expect(200);
    let signed_in = app.login(contact.email_text(), NEW).await;
    let user = &signed_in.expect(200)["user"];
    assert_eq!(user["id"], contact.id.to_string());
    assert_eq!(user["kind"], "ACCOUNT");
    let (users, email) = (app.system.users(), contact.email.as_ref().unwrap());
    let known = users.customers_by_email(email).await.unwrap();
    assert_eq!(known.len(), 1);
}

/// A contact, and the account that somebody registered with the contact's address.
async fn twins(app: &TestApp) -> (User, Value) {
    let contact = app.system.contact("countess@example.org").await;
    let account = with(ada(), "email", contact.email_text());
    let registered = app.register(&account).await.expect(201).clone();
    (contact, registered)
}

#[tokio::test]
async fn a_contact_who_proves_to_be_the_one_is_one_with_the_account_of_the_same_address() {
    let app = TestApp::start().await;
    let (contact, registered) = twins(&app).await;
    let token = issue(&app, contact.id).await;
    app.set_password(&token, NEW).await.expect(200);

    let signed_in = app.login(contact.email_text(), NEW).await;
    let user = &signed_in.expect(200)["user"];
    assert_eq!(user["id"], registered["user"]["id"]);
    assert_eq!(user["phone"], contact.phone.as_ref().unwrap().as_str());
    assert!(user["emailVerifiedAt"].is_string());

    let users = app.system.users();
    let (email, phone) = (contact.email.as_ref(), contact.phone.as_ref());
    for known in [
        users.customers_by_email(email.unwrap()).await.unwrap(),
        users.customers_by_phone(phone.unwrap()).await.unwrap(),
    ] {
        let ids: Vec<_> = known.iter().map(|user| user.id.to_string()).collect();
        assert_eq!(ids, [user["id"].as_str().unwrap()]);
    }
    assert_eq!(users.find(contact.id).await.unwrap(), None);
    let merged = users.find_or_merged(contact.id).await.unwrap().unwrap();
    assert_eq!(
        merged.merged_into.map(|id| id.to_string()),
        user["id"].as_str().map(str::to_owned)
    );
}

#[tokio::test]
async fn whoever_had_typed_the_address_is_signed_out_once_it_is_proved_another_persons() {
    let app = TestApp::start().await;
    let (contact, registered) = twins(&app).await;
    let token = issue(&app, contact.id).await;
    app.set_password(&token, NEW).await.expect(200);
    app.refresh(registered["tokens"]["refreshToken"].as_str().unwrap())
        .await
        .expect_error(401, "INVALID_REFRESH_TOKEN");
    app.login(contact.email_text(), PASSWORD)
        .await
        .expect_error(401, "INVALID_CREDENTIALS");
    // The token was used.
    app.set_password(&token, NEW)
        .await
        .expect_error(400, "VALIDATION_ERROR");
}

#[tokio::test]
async fn who_has_the_address_and_works_here_is_no_customer_and_keeps_it() {
    let app = TestApp::start().await;
    let (contact, registered) = twins(&app).await;
    let token = issue(&app, contact.id).await;
    let id = registered["user"]["id"].as_str().unwrap().parse().unwrap();
    app.system.change_role(id, Role::Staff).await;
    let answer = app.set_password(&token, NEW).await;
    answer.expect_error(409, "EMAIL_TAKEN");
    let kept = app.system.users().find(contact.id).await.unwrap();
    assert_eq!(kept, Some(contact));
}
