//! Which notification a path names.

use axum::{extract::FromRequestParts, http::request::Parts};
use shared_domain::NotificationId;
use shared_http::{ApiError, ErrorCode, path_parameter};
use utoipa::IntoParams;

/// The notification that the path names; none where it names none.
#[derive(Debug, Clone, Copy)]
pub struct Named(Option<NotificationId>);

impl Named {
    /// Its id.
    ///
    /// # Errors
    /// `NOT_FOUND` where the path names none.
    pub fn id(self) -> Result<NotificationId, ApiError> {
        self.0.ok_or_else(not_found)
    }
}

/// There is no such notification, or it is somebody else's: the two are told apart nowhere.
pub fn not_found() -> ApiError {
    ApiError::from(ErrorCode::NotFound).with_message("Notification not found")
}

impl<S: Sync> FromRequestParts<S> for Named {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(path_parameter(parts, "id").await))
    }
}

/// Which notification, for the documentation.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "read by `Named`; described here")]
pub struct NotificationPath {
    /// The notification's id.
    id: NotificationId,
}
