//! What the endpoints answer with.

use serde::Serialize;
use shared_domain::user::User;
use shared_http::{ApiError, ApiResponse, UserView};
use utoipa::ToSchema;

use crate::Profiles;

/// A user's own account.
#[derive(Debug, Serialize, ToSchema)]
pub struct Profile {
    user: UserView,
}

impl Profiles {
    /// The answer that shows somebody their account. Nobody may keep the URL of a picture in it.
    pub fn profile(&self, user: User) -> Result<ApiResponse<Profile>, ApiError> {
        let version = user.version;
        let picture = self.links.picture_of(&user, self.services.now())?;
        let has_picture = picture.is_some();
        let user = UserView::new(user, picture);
        let answer = ApiResponse::ok(Profile { user }).of_version(version);
        Ok(match has_picture {
            true => answer.secret(),
            false => answer,
        })
    }
}
