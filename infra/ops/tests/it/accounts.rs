use ops::{Error, accounts};
use shared_auth::{Password, PasswordToken};
use shared_domain::user::Role;
use testing::System;

#[tokio::test]
async fn an_administrator_without_a_password_gets_a_token_for_a_day() {
    let system = System::start().await;
    let user = system.somebody(Role::Admin);
    let token = accounts::with_token(&system.users(), &user, system.now()).await;
    let token = token.unwrap();

    let kept = system.users().with_credentials(user.id).await.unwrap();
    let (kept, credentials) = kept.unwrap();
    assert_eq!(kept, user);
    assert_eq!(credentials.password_hash, None);
    let issued = credentials.password_token.unwrap();
    let end = system.now() + PasswordToken::LIFETIME;
    assert!(issued.admits(&token.hash(), system.now()));
    assert!(!issued.admits(&token.hash(), end));
    assert!(!system.stored().await.contains(&token.reveal()));
}

#[tokio::test]
async fn an_administrator_with_a_password_may_sign_in_with_it() {
    let system = System::start().await;
    let user = system.somebody(Role::Admin);
    let made = accounts::with_password(&system.users(), &user, "correct horse battery").await;
    made.unwrap();

    let kept = system.users().with_credentials(user.id).await.unwrap();
    let hash = kept.unwrap().1.password_hash.unwrap();
    let password = Password::presented("correct horse battery");
    assert!(hash.compare(password).await.unwrap().is_right());
}

#[tokio::test]
async fn a_password_that_anybody_would_try_is_refused() {
    let system = System::start().await;
    let user = system.somebody(Role::Admin);
    let email = user.email_text();
    for password in ["short", "password1", email] {
        let made = accounts::with_password(&system.users(), &user, password).await;
        assert!(matches!(made, Err(Error::Password(_))), "{password}");
    }
    assert!(system.stored().await.is_empty());
}

#[tokio::test]
async fn nobody_takes_over_an_address() {
    let system = System::start().await;
    let user = system.user(Role::Customer).await.user;
    let mut other = system.somebody(Role::Admin);
    other.email = user.email;
    let before = system.stored().await;
    let made = accounts::with_token(&system.users(), &other, system.now()).await;
    assert!(matches!(made, Err(Error::EmailTaken(_))));
    assert_eq!(system.stored().await, before);
}
