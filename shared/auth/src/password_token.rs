//! Password tokens: what an administrator hands to somebody who needs a new password.

use std::{fmt, str::FromStr};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::{NoRandomness, SecretHash, random::random};
use shared_domain::{Duration, Invalid, UserId};

const ID_BYTES: usize = 16;
const SECRET_BYTES: usize = 32;

/// Lets its bearer set the password of one user, once.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordToken {
    user: UserId,
    secret: [u8; SECRET_BYTES],
}

impl PasswordToken {
    /// How long a token may be used.
    pub const LIFETIME: Duration = Duration::from_secs(24 * 3_600);

    /// A new token for this user.
    ///
    /// # Errors
    /// Where the system has no randomness to give.
    pub fn generate(user: UserId) -> Result<Self, NoRandomness> {
        let secret = random()?;
        Ok(Self { user, secret })
    }

    /// Whose password it sets.
    pub const fn user(&self) -> UserId {
        self.user
    }

    /// What is kept of it.
    pub fn hash(&self) -> SecretHash {
        SecretHash::of(&[b"password-token", self.user.as_bytes(), &self.secret])
    }

    /// The token as it is handed out.
    pub fn reveal(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode([self.user.as_bytes().as_slice(), &self.secret].concat())
    }
}

impl FromStr for PasswordToken {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let refused = || Invalid::new("is not a password token that may be used");
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| refused())?;
        let (id, secret) = bytes.split_at_checked(ID_BYTES).ok_or_else(refused)?;
        Ok(Self {
            user: UserId::from_bytes(id.try_into().map_err(|_| refused())?),
            secret: secret.try_into().map_err(|_| refused())?,
        })
    }
}

impl fmt::Debug for PasswordToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PasswordToken({}, …)", self.user)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared_domain::Timestamp;

    #[test]
    fn a_token_reads_back_as_it_was_handed_out() {
        let user = UserId::generate(Timestamp::from_millis(1_700_000_000_000));
        let token = PasswordToken::generate(user).unwrap();
        assert_eq!(token.reveal().parse(), Ok(token.clone()));
        assert_ne!(token.hash(), PasswordToken::generate(user).unwrap().hash());
    }

    #[test]
    fn what_is_no_token_is_refused() {
        for text in ["", "AAAA", "not base64!", &"A".repeat(65)] {
            assert!(text.parse::<PasswordToken>().is_err(), "{text}");
        }
    }
}
