//! `POST /api/v1/users/change-password`

use axum::extract;
use deserr::Deserr;
use shared_auth::{Password, PasswordHash};
use shared_domain::audit::{Act, AuditType};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, ErrorCode, Json, NoQuery, Nothing,
    PasswordErrors, PublicErrors, SecretText, SourceAddress, Success, keep_password,
};
use shared_runtime::retry::RetryPolicy;
use shared_store::AccountChange;
use utoipa::ToSchema;

use crate::{Profiles, State};

/// The password that counts, and the one that is to count.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct ChangePassword {
    #[schema(value_type = String, format = "password", example = "correct horse battery")]
    current_password: SecretText,
    new_password: Password,
}

/// Change one's password
///
/// Every other session of the user ends. A wrong current password counts as a failed sign-in.
#[utoipa::path(
    post,
    path = "/api/v1/users/change-password",
    tag = "Users",
    security(("bearer" = [])),
    request_body = ChangePassword,
    responses(
        (status = 200, description = "The password is changed", body = Success<Nothing>),
        CallerErrors, BodyErrors, PasswordErrors, PublicErrors,
    )
)]
pub async fn change_password(
    extract::State(profiles): extract::State<State>,
    caller: Caller,
    SourceAddress(address): SourceAddress,
    _: NoQuery,
    Json { value: input, .. }: Json<ChangePassword>,
) -> Result<ApiResponse<Nothing>, ApiError> {
    let user = &caller.user;
    let now = profiles.services.now();
    let old = profiles
        .prove(user, input.current_password.reveal(), address, now)
        .await?;
    let new = keep_password("newPassword", input.new_password, user).await?;
    profiles.replace_password(caller, &old, &new).await?;
    Ok(ApiResponse::ok(Nothing {})
        .with_message("The password is changed; every other session is over"))
}

impl Profiles {
    async fn replace_password(
        &self,
        mut caller: Caller,
        old: &PasswordHash,
        new: &PasswordHash,
    ) -> Result<(), ApiError> {
        for _ in RetryPolicy::REQUEST.attempts() {
            let act = Act::of_oneself(AuditType::PasswordChanged, &caller.user);
            let entry = self.services.entry(act);
            let users = &self.services.users;
            match users
                .change_password(&caller.user, old, new, &caller.session, &entry)
                .await?
            {
                AccountChange::Done => return Ok(()),
                AccountChange::EmailTaken | AccountChange::Raced => {
                    caller = self.services.caller_again(&caller).await?;
                }
            }
        }
        Err(ErrorCode::Conflict.into())
    }
}
