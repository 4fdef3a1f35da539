//! `POST /api/v1/auth/set-password`

use axum::extract;
use deserr::Deserr;
use shared_auth::{Password, PasswordHash, PasswordToken};
use shared_domain::{
    Timestamp,
    audit::{Act, AuditType, Target},
    user::User,
};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, ErrorCode, Json, NoQuery, Nothing, PublicErrors,
    RegistrationErrors, Success, keep_password,
};
use shared_store::{ContactMerge, PasswordSet, StoreError};
use utoipa::ToSchema;

use crate::{
    Auth, State,
    session_transport::{SessionHeader, SessionTransport, SetCookie},
};

const TOKEN_FIELD: &str = "passwordToken";

/// A new password, and what allows setting it.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct SetPassword {
    #[schema(value_type = String, example = "AZjyxH1efDqbHy5tikxbcAGY8sR9Xnw6mx8uboLbW3A")]
    password_token: PasswordToken,
    new_password: Password,
}

/// Set a password
///
/// The token comes from an administrator, works once and for 24 hours. Every session of the user
/// ends; a contact is an account from then on, with the orders of both where an account has the
/// contact's address already.
#[utoipa::path(
    post,
    path = "/api/v1/auth/set-password",
    tag = "Authentication",
    params(SessionHeader),
    request_body = SetPassword,
    responses(
        (status = 200, description = "The password is set", body = Success<Nothing>),
        BodyErrors, RegistrationErrors, PublicErrors,
    )
)]
pub async fn set_password(
    extract::State(auth): extract::State<State>,
    transport: SessionTransport,
    _: NoQuery,
    Json { value: input, .. }: Json<SetPassword>,
) -> Result<(SetCookie, ApiResponse<Nothing>), ApiError> {
    let token = input.password_token;
    let now = auth.services.now();
    let user = auth.token_bearer(&token, now).await?;
    let hash = keep_password("newPassword", input.new_password, &user).await?;
    match auth.set_password(&user, &token, &hash, now).await? {
        PasswordSet::Done => {}
        PasswordSet::TokenUsed => return Err(refused()),
        PasswordSet::EmailTaken => return Err(ErrorCode::EmailTaken.into()),
    }
    let answer = ApiResponse::ok(Nothing {}).with_message("The password is set; sign in with it");
    // Signed in or not, that session is over.
    Ok((transport.forget(), answer))
}

impl Auth {
    /// Sets the password of whom the token was issued for: where that is a contact, of the account
    /// that the contact is one with from then on.
    async fn set_password(
        &self,
        user: &User,
        token: &PasswordToken,
        password: &PasswordHash,
        now: Timestamp,
    ) -> Result<PasswordSet, StoreError> {
        let (users, token) = (&self.services.users, token.hash());
        let Some(account) = users.account_beside(user).await? else {
            let act = Act::of_oneself(AuditType::PasswordChanged, user);
            let entry = self.services.entry(act);
            return users
                .set_password(user, &token, password, &entry, now)
                .await;
        };
        if !account.may_take_over(user) {
            return Ok(PasswordSet::EmailTaken);
        }
        let act = Act::new(AuditType::ContactMerged).by(&account);
        let entry = self.services.entry(act.on(Target::User(user.id)));
        let merge = ContactMerge {
            contact: user,
            account: &account,
        };
        users
            .merge_contact(merge, &token, password, Some(&entry), now)
            .await
    }

    /// Whose password the token sets.
    async fn token_bearer(&self, token: &PasswordToken, now: Timestamp) -> Result<User, ApiError> {
        let found = self.services.users.with_credentials(token.user()).await?;
        found
            .filter(|(_, credentials)| {
                credentials
                    .password_token
                    .as_ref()
                    .is_some_and(|issued| issued.admits(&token.hash(), now))
            })
            .map(|(user, _)| user)
            .ok_or_else(refused)
    }
}

/// Unknown, used and expired tokens are told apart by nobody.
fn refused() -> ApiError {
    ApiError::field(
        TOKEN_FIELD,
        &shared_domain::Invalid::new("is not a password token that may be used"),
    )
}
