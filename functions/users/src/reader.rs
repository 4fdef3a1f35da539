//! Who reads something of their own.

use shared_domain::user::{Role, User};
use shared_http::{ApiError, ErrorCode, TokenClaims};

use crate::Profiles;

impl Profiles {
    /// Who reads. As everywhere, a customer's token is trusted for reading until it expires.
    ///
    /// # Errors
    /// `UNAUTHORIZED` where there is no such account, or, for those who work here, no such session.
    pub async fn reader(&self, claimed: &TokenClaims) -> Result<User, ApiError> {
        let claims = claimed.claims();
        match claims.role {
            Role::Customer => {
                let found = self.services.users.find(claims.user).await?;
                found.ok_or_else(|| ErrorCode::Unauthorized.into())
            }
            Role::Staff | Role::Admin => {
                let caller = self.services.caller(claimed).await?;
                Ok(caller.user)
            }
        }
    }
}
