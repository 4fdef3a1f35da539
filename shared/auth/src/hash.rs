//! What is kept of a secret that has enough entropy of its own: SHA-256.

use aws_lc_rs::digest::{Digest, SHA256, digest};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

/// The SHA-256 of a random secret or of an identifier, in unpadded base64url.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SecretHash(String);

impl SecretHash {
    /// Hashes the parts, each with its length, so that no two lists of parts give the same input.
    pub fn of(parts: &[&[u8]]) -> Self {
        Self(BASE64_URL_SAFE_NO_PAD.encode(digest_of(parts)))
    }

    /// The hash as it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The SHA-256 of the parts, each with its length.
pub fn digest_of(parts: &[&[u8]]) -> Digest {
    let mut input = Vec::new();
    for part in parts {
        input.extend_from_slice(&(part.len() as u64).to_be_bytes());
        input.extend_from_slice(part);
    }
    digest(&SHA256, &input)
}
