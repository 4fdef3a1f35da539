//! API keys, as programs send them.

use std::{fmt, str::FromStr};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::{NoRandomness, SecretHash, random::random};
use shared_domain::{ApiKeyId, Invalid};

/// What every key begins with, so that scanners of source code find those that were left there.
const MARK: &str = "otk_";
const SECRET_BYTES: usize = 32;
/// The characters by which people tell keys apart: the mark, and 48 of the 256 random bits.
const PREFIX: usize = MARK.len() + 8;

/// Proves that its bearer has an API key.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKeySecret {
    secret: [u8; SECRET_BYTES],
    id: ApiKeyId,
}

impl ApiKeySecret {
    /// What proves that somebody has the key with this id.
    ///
    /// # Errors
    /// Where the system has no randomness to give.
    pub fn generate(id: ApiKeyId) -> Result<Self, NoRandomness> {
        let secret = random()?;
        Ok(Self { secret, id })
    }

    /// Which key it is of.
    pub const fn id(&self) -> ApiKeyId {
        self.id
    }

    /// What is kept of it.
    pub fn hash(&self) -> SecretHash {
        SecretHash::of(&[b"api-key", self.id.as_bytes(), &self.secret])
    }

    /// The key as it is handed out.
    pub fn reveal(&self) -> String {
        let bytes = [self.secret.as_slice(), self.id.as_bytes()].concat();
        format!("{MARK}{}", BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }

    /// How it begins.
    pub fn prefix(&self) -> String {
        let mut prefix = self.reveal();
        prefix.truncate(PREFIX);
        prefix
    }
}

impl FromStr for ApiKeySecret {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let refused = || Invalid::new("is not an API key");
        let text = text.strip_prefix(MARK).ok_or_else(refused)?;
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| refused())?;
        let (secret, id) = bytes.split_at_checked(SECRET_BYTES).ok_or_else(refused)?;
        Ok(Self {
            secret: secret.try_into().map_err(|_| refused())?,
            id: ApiKeyId::from_bytes(id.try_into().map_err(|_| refused())?),
        })
    }
}

impl fmt::Debug for ApiKeySecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ApiKeySecret({}, …)", self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared_domain::Timestamp;

    #[test]
    fn a_key_reads_back_as_it_was_handed_out() {
        let id = ApiKeyId::generate(Timestamp::from_millis(1_700_000_000_000));
        let key = ApiKeySecret::generate(id).unwrap();
        assert_eq!(key.reveal().parse(), Ok(key.clone()));
        assert!(key.reveal().starts_with(&key.prefix()));
        assert_eq!(key.prefix().len(), 12);
        assert_ne!(key.hash(), ApiKeySecret::generate(id).unwrap().hash());
        assert!(!format!("{key:?}").contains(&key.reveal()[4..]));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "otk_", "otk_AAAA", "not base64!", &"A".repeat(64)] {
            assert!(text.parse::<ApiKeySecret>().is_err(), "{text}");
        }
    }
}
