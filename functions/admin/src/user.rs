//! The account that a path names.

use shared_domain::{UserId, user::User};
use shared_http::{ApiError, ErrorCode, PathId};

use crate::Administration;

impl Administration {
    /// The account that a path names, as it is now.
    ///
    /// # Errors
    /// `NOT_FOUND` where there is none.
    pub async fn user(&self, PathId(id): PathId<UserId>) -> Result<User, ApiError> {
        let found = match id {
            Some(id) => self.context.services.users.find(id).await?,
            None => None,
        };
        found.ok_or_else(|| ApiError::from(ErrorCode::NotFound).with_message("User not found"))
    }
}
