//! `POST /api/v1/admin/users/{id}/password-token`

use axum::extract;
use serde::Serialize;
use shared_auth::PasswordToken;
use shared_domain::{
    Timestamp, UserId,
    audit::{Act, AuditType, Target},
    user::User,
};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, ErrorCode, NoBody, NoQuery,
    OrderErrors, PasswordTokenErrors, PathId, PublicErrors, SecretText, Success,
};
use shared_store::IssuedPasswordToken;
use utoipa::ToSchema;

use crate::{Administration, State, administrator::require_admin};

/// What sets a password.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IssuedToken {
    /// Lets its bearer set the user's password, once.
    #[schema(value_type = String, example = "AZjyxH1efDqbHy5tikxbcAGY8sR9Xnw6mx8uboLbW3A")]
    password_token: SecretText,
    /// Until when.
    expires_at: Timestamp,
}

/// Issue a password token
///
/// For somebody who has forgotten their password, or a contact who is to have an account; never for
/// oneself. It takes the place of any earlier one; the password of before counts until the token is
/// used.
#[utoipa::path(
    post,
    path = "/api/v1/admin/users/{id}/password-token",
    tag = "Administration",
    security(("bearer" = [])),
    params(PathId<UserId>),
    responses(
        (status = 200, description = "What sets the user's password", body = Success<IssuedToken>),
        CallerErrors, BodyErrors, OrderErrors, PasswordTokenErrors, PublicErrors,
    )
)]
pub async fn issue_password_token(
    extract::State(admin): extract::State<State>,
    caller: Caller,
    user: PathId<UserId>,
    _: NoQuery,
    _: NoBody,
) -> Result<ApiResponse<IssuedToken>, ApiError> {
    require_admin(caller.user.role)?;
    let user = admin.user(user).await?;
    if user.id == caller.user.id {
        return Err(ApiError::from(ErrorCode::Forbidden)
            .with_message("Change your own password with the one you have"));
    }
    if user.is_contact() {
        admin.require_address(&user).await?;
    }
    let token = PasswordToken::generate(user.id).map_err(ApiError::internal)?;
    let issued = IssuedPasswordToken::of(&token, admin.context.services.now());
    let act = Act::new(AuditType::PasswordTokenIssued).by(&caller.user);
    let entry = admin.context.services.entry(act.on(Target::User(user.id)));
    let users = &admin.context.services.users;
    users
        .issue_password_token(&user, &issued, Some(&entry))
        .await?;
    let issued = IssuedToken {
        password_token: token.reveal().into(),
        expires_at: issued.expires_at,
    };
    Ok(ApiResponse::ok(issued).secret())
}

impl Administration {
    /// A contact signs in with an address that is nobody's, or that of an account which the contact
    /// will be one with.
    async fn require_address(&self, contact: &User) -> Result<(), ApiError> {
        if contact.email.is_none() {
            return Err(ApiError::from(ErrorCode::Conflict)
                .with_message("A contact without an e-mail address cannot sign in"));
        }
        let account = self.context.services.users.account_beside(contact).await?;
        match account.is_none_or(|account| account.may_take_over(contact)) {
            true => Ok(()),
            false => Err(ErrorCode::EmailTaken.into()),
        }
    }
}
