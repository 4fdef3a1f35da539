//! Notifications that are not there.

use shared_http::{ApiError, ErrorCode};

/// There is no such notification, or it is somebody else's: the two are told apart nowhere.
pub fn not_found() -> ApiError {
    ApiError::from(ErrorCode::NotFound).with_message("Notification not found")
}
