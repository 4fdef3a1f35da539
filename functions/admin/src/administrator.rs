//! Who may administer.

use shared_domain::{Actor, api_key::Scope, user::Role};
use shared_http::{ApiError, ErrorCode, Principal};

use crate::Administration;

/// Refuses everybody who is no administrator. Whoever calls has made sure that this is their role
/// now.
pub fn require_admin(role: Role) -> Result<(), ApiError> {
    match role {
        Role::Admin => Ok(()),
        Role::Customer | Role::Staff => {
            Err(ApiError::from(ErrorCode::Forbidden).with_message("For administrators only"))
        }
    }
}

impl Administration {
    /// Who asks, a person or a program with this scope.
    pub async fn principal(&self, principal: &Principal, scope: Scope) -> Result<Actor, ApiError> {
        self.context.services.principal(principal, scope).await
    }
}
