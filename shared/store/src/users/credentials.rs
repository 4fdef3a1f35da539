//! What proves who a user is.

use serde::{Deserialize, Serialize};

use shared_auth::{PasswordToken, SecretHash};
use shared_domain::Timestamp;

/// What proves who a user is, in an item apart from the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Credentials {
    /// None until an invited user has set a password.
    pub password_hash: Option<shared_auth::PasswordHash>,
    /// A password token that may still be used.
    pub password_token: Option<IssuedPasswordToken>,
}

impl Credentials {
    /// The credentials of somebody who has chosen a password.
    pub const fn with_password(hash: shared_auth::PasswordHash) -> Self {
        Self {
            password_hash: Some(hash),
            password_token: None,
        }
    }

    /// The credentials of somebody who is to choose a password.
    pub const fn with_token(token: IssuedPasswordToken) -> Self {
        Self {
            password_hash: None,
            password_token: Some(token),
        }
    }
}

/// A password token, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IssuedPasswordToken {
    /// The token's hash.
    pub hash: SecretHash,
    /// When it can no longer be used.
    pub expires_at: Timestamp,
}

impl IssuedPasswordToken {
    /// A token, as it is kept from now on.
    pub fn of(token: &PasswordToken, now: Timestamp) -> Self {
        Self {
            hash: token.hash(),
            expires_at: now + PasswordToken::LIFETIME,
        }
    }

    /// True when the token with this hash may be used now.
    pub fn admits(&self, hash: &SecretHash, now: Timestamp) -> bool {
        self.hash == *hash && now < self.expires_at
    }
}
