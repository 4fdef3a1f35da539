//! People to send requests as.

use aws_sdk_dynamodb::types::AttributeValue;
use shared_auth::{Claims, Password, PasswordHash, Session};
use shared_domain::{
    SessionId, UserId,
    user::{Role, User},
};
use shared_store::{Credentials, Registration};

use crate::System;

/// Somebody who has signed in.
#[derive(Debug, Clone)]
pub struct TestUser {
    /// The account, as it was made.
    pub user: User,
    /// The sign-in.
    pub session: Session,
    /// An access token of the session.
    pub token: String,
    /// The session's first refresh token.
    pub refresh_token: String,
}

impl TestUser {
    /// The user's id.
    pub const fn id(&self) -> UserId {
        self.user.id
    }
}

impl System {
    /// A new user of this role, signed in. Nobody knows the password.
    pub async fn user(&self, role: Role) -> TestUser {
        self.user_with_hash(role, PasswordHash::nobodys()).await
    }

    /// A new user of this role, signed in, whose password this is.
    pub async fn user_with_password(&self, role: Role, password: &str) -> TestUser {
        let hash = Password::presented(password).hash().await;
        self.user_with_hash(role, hash.expect("a hash")).await
    }

    /// A new user of this role, signed in, of whose password this is kept.
    pub async fn user_with_hash(&self, role: Role, hash: PasswordHash) -> TestUser {
        let user = self.somebody(role);
        let credentials = Credentials::with_password(hash);
        let made = self.users().register(&user, &credentials, None, None).await;
        assert_eq!(made.expect("a new user"), Registration::Done);
        self.sign_in(&user).await
    }

    /// An account that nobody has made yet: `customer1@example.com`, `staff2@example.com`.
    pub fn somebody(&self, role: Role) -> User {
        let now = self.now();
        let number = self.next_person();
        let name = role.as_str().to_lowercase();
        User::new(
            UserId::generate(now),
            name.parse().expect("a name"),
            format!("Number {number}").parse().expect("a name"),
            format!("{name}{number}@example.com")
                .parse()
                .expect("an address"),
            role,
            now,
        )
    }

    /// Another sign-in of a user.
    pub async fn sign_in(&self, user: &User) -> TestUser {
        let now = self.now();
        let id = SessionId::generate(now);
        let refresh_key = self.refresh_key();
        let refresh = refresh_key.first(user.id, id).expect("randomness");
        let idle = Self::REFRESH_LIFETIME;
        let session = Session::begin(id, user, refresh.hash(), Some("a test"), idle, now);
        let kept = self.users().start_session(&session, None).await;
        kept.expect("a new session");
        TestUser {
            user: user.clone(),
            token: self.access_token(user, id),
            refresh_token: refresh_key.reveal(&refresh),
            session,
        }
    }

    /// An access token of this user and session, issued now.
    pub fn access_token(&self, user: &User, session: SessionId) -> String {
        let claims = Claims {
            user: user.id,
            role: user.role,
            session,
        };
        self.signer().sign(claims, self.now()).expect("a signature")
    }

    /// Keeps a user out, as an administrator does. The sessions are left as they are.
    pub async fn disable(&self, user: UserId) {
        let attribute = AttributeValue::Bool(false);
        self.set_user_attribute(user, "isActive", attribute).await;
    }

    /// Gives a user another role, as an administrator does. The sessions are left as they are.
    pub async fn change_role(&self, user: UserId, role: Role) {
        let attribute = AttributeValue::S(role.as_str().to_owned());
        self.set_user_attribute(user, "role", attribute).await;
    }

    async fn set_user_attribute(&self, user: UserId, name: &str, value: AttributeValue) {
        self.client
            .update_item()
            .table_name(self.table("UsersTable"))
            .key("pk", AttributeValue::S(format!("USER#{user}")))
            .key("sk", AttributeValue::S("USER".to_owned()))
            .update_expression("SET #name = :value")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_names("#name", name)
            .expression_attribute_values(":value", value)
            .send()
            .await
            .expect("an account to change");
    }
}
