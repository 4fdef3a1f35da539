//! What a path names.

use axum::{extract::FromRequestParts, http::request::Parts};
use shared_domain::{ApiKeyId, UserId, user::User};
use shared_http::{ApiError, ErrorCode, path_parameter};
use utoipa::IntoParams;

use crate::Administration;

/// The user that the path names; none where it names none.
#[derive(Debug, Clone, Copy)]
pub struct NamedUser(Option<UserId>);

/// The API key that the path names; none where it names none.
#[derive(Debug, Clone, Copy)]
pub struct NamedKey(pub Option<ApiKeyId>);

impl<S: Sync> FromRequestParts<S> for NamedUser {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(path_parameter(parts, "id").await))
    }
}

impl<S: Sync> FromRequestParts<S> for NamedKey {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(path_parameter(parts, "id").await))
    }
}

impl Administration {
    /// The account that a path names, as it is now.
    ///
    /// # Errors
    /// `NOT_FOUND` where there is none.
    pub async fn named(&self, NamedUser(id): NamedUser) -> Result<User, ApiError> {
        let found = match id {
            Some(id) => self.context.services.users.find(id).await?,
            None => None,
        };
        found.ok_or_else(|| ApiError::from(ErrorCode::NotFound).with_message("User not found"))
    }
}

/// Which user, for the documentation.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "read by `NamedUser`; described here")]
pub struct UserPath {
    /// The user's id.
    id: UserId,
}

/// Which API key, for the documentation.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "read by `NamedKey`; described here")]
pub struct KeyPath {
    /// The key's id.
    id: ApiKeyId,
}
