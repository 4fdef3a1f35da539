//! Somebody who did something, as the API shows them.

use serde::Serialize;
use utoipa::ToSchema;

use shared_domain::{Actor, UserId, user::Role};

/// Who did something.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Actor)]
pub struct ActorView {
    /// Their account.
    pub id: UserId,
    /// First and last name, as they were then.
    #[schema(example = "Ada Lovelace")]
    pub name: String,
    /// Their role then.
    pub role: Role,
}

impl From<Actor> for ActorView {
    fn from(actor: Actor) -> Self {
        Self {
            id: actor.id,
            name: actor.name,
            role: actor.role,
        }
    }
}
