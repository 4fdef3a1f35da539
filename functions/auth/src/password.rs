//! New passwords.

use shared::{
    auth::{Password, PasswordHash},
    domain::{text::Name, user::Email},
    http::ApiError,
};

/// What is kept of a new password, where it is none that others would try first for this person.
pub async fn keep(
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
