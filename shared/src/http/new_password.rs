//! New passwords.

use super::ApiError;
use crate::{
    auth::{Password, PasswordHash},
    domain::{text::Name, user::Email},
};

/// What is kept of a new password, where it is none that others would try first for this person.
///
/// # Errors
/// `VALIDATION_ERROR` naming `field` where it is; `INTERNAL_ERROR` where it cannot be hashed.
pub async fn keep_password(
    field: &str,
    password: Password,
    email: &Email,
    first_name: &Name,
    last_name: &Name,
) -> Result<PasswordHash, ApiError> {
    password
        .refuse_personal(email, first_name.as_str(), last_name.as_str())
        .map_err(|reason| ApiError::field(field, &reason))?;
    password.hash().await.map_err(ApiError::internal)
}
