//! The one secret that the functions share, and the keys derived from it.

use std::fmt;

use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Salt};

/// The fewest bytes that count as a secret: 256 bits, as the keys derived from it.
const MIN_BYTES: usize = 32;

/// Key material that only the functions know.
#[derive(Clone)]
pub struct ServerSecret(Vec<u8>);

/// The length of every derived key in bytes.
struct KeyLength;

impl KeyType for KeyLength {
    fn len(&self) -> usize {
        ServerSecret::KEY_BYTES
    }
}

impl ServerSecret {
    /// The length of every derived key in bytes.
    pub const KEY_BYTES: usize = 32;

    /// Takes the secret as it is configured.
    ///
    /// # Errors
    /// Where it is too short to be one.
    pub fn new(text: &str) -> Result<Self, &'static str> {
        if text.len() < MIN_BYTES {
            return Err("must have at least 32 characters");
        }
        Ok(Self(text.as_bytes().to_vec()))
    }

    /// A key for one purpose alone ([RFC 5869](https://www.rfc-editor.org/rfc/rfc5869)).
    pub fn key(&self, purpose: &'static str) -> [u8; Self::KEY_BYTES] {
        let mut key = [0; Self::KEY_BYTES];
        // HKDF refuses only outputs beyond 255 blocks; this one is a single block.
        let _ = Salt::new(HKDF_SHA256, b"order-tracking")
            .extract(&self.0)
            .expand(&[purpose.as_bytes()], KeyLength)
            .and_then(|output| output.fill(&mut key));
        key
    }
}

impl std::str::FromStr for ServerSecret {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text)
    }
}

impl fmt::Debug for ServerSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ServerSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_purpose_has_a_key_of_its_own() {
        let secret = ServerSecret::new(&"s".repeat(64)).unwrap();
        assert_ne!(secret.key("cursor"), secret.key("refresh"));
        assert_eq!(secret.key("cursor"), secret.key("cursor"));
        assert_ne!(secret.key("cursor"), [0; 32]);
    }

    #[test]
    fn a_short_secret_is_refused_and_none_is_printed() {
        assert!(ServerSecret::new("short").is_err());
        assert!(!format!("{:?}", ServerSecret::new(&"s".repeat(64)).unwrap()).contains("ss"));
    }
}
