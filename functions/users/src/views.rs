//! What the endpoints answer with.

use serde::Serialize;
use shared::{
    domain::user::User,
    http::{Answer, UserView},
};
use utoipa::ToSchema;

/// A user's own account.
#[derive(Debug, Serialize, ToSchema)]
pub struct Profile {
    user: UserView,
}

impl Profile {
    /// The answer that shows somebody their account.
    pub fn answer(user: User) -> Answer<Self> {
        let version = user.version;
        Answer::ok(Self { user: user.into() }).of_version(version)
    }
}
