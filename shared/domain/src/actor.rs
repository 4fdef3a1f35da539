//! Who acts.

use serde::{Deserialize, Serialize};

use super::{
    UserId,
    user::{Role, User},
};

/// Who acts, as they are at that moment; history and notes keep it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Actor {
    /// Their account.
    pub id: UserId,
    /// First and last name.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

impl From<&User> for Actor {
    fn from(user: &User) -> Self {
        Self {
            id: user.id,
            name: user.full_name(),
            role: user.role,
        }
    }
}
