//! New passwords.

use crate::ApiError;
use shared_auth::{Password, PasswordHash};
use shared_domain::user::User;

/// What is kept of a new password, where it is none that others would try first for this user.
///
/// # Errors
/// `VALIDATION_ERROR` naming `field` where it is; `INTERNAL_ERROR` where it cannot be hashed.
pub async fn keep_password(
    field: &str,
    password: Password,
    user: &User,
) -> Result<PasswordHash, ApiError> {
    password
        .refuse_personal(
            user.email.as_ref(),
            user.first_name.as_str(),
            user.last_name.as_str(),
        )
        .map_err(|reason| ApiError::field(field, &reason))?;
    password.hash().await.map_err(ApiError::internal)
}
