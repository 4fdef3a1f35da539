//! The private keys that sign access tokens, in the form that Secrets Manager keeps.

use std::{collections::BTreeMap, fmt};

use aws_lc_rs::{
    error::Unspecified,
    signature::{Ed25519KeyPair, KeyPair},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::PublicKey;

/// Ed25519 key pairs by key id. Kept as a JSON object that maps each id to its PKCS#8 document
/// ([RFC 8410](https://www.rfc-editor.org/rfc/rfc8410)) in unpadded base64url.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningKeys(BTreeMap<String, Key>);

#[derive(Clone, PartialEq, Eq)]
struct Key {
    pkcs8: Vec<u8>,
    public: Vec<u8>,
}

/// The kept text holds something else than signing keys. It says no more: the text is secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signing keys are malformed")]
pub struct MalformedSigningKeys;

/// A key could not be generated: the system has no randomness to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no key could be generated")]
pub struct KeyGenerationFailed;

impl SigningKeys {
    /// Reads the keys as they are kept.
    ///
    /// # Errors
    /// Where the text is not an object of Ed25519 keys.
    pub fn read(json: &str) -> Result<Self, MalformedSigningKeys> {
        let kept: BTreeMap<String, String> =
            serde_json::from_str(json).map_err(|_| MalformedSigningKeys)?;
        kept.into_iter()
            .map(|(id, text)| Ok((id, Key::read(&text)?)))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The keys as they are kept.
    pub fn to_json(&self) -> String {
        let kept = |(id, key): (&String, &Key)| (id.clone(), encode(&key.pkcs8).into());
        serde_json::Value::Object(self.0.iter().map(kept).collect()).to_string()
    }

    /// The private key of this id, a PKCS#8 document in DER.
    pub fn get(&self, id: &str) -> Option<&[u8]> {
        self.0.get(id).map(|key| &*key.pkcs8)
    }

    /// New keys of these ids.
    ///
    /// # Errors
    /// Where the system has no randomness to give.
    pub fn generate<'a>(
        ids: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, KeyGenerationFailed> {
        ids.into_iter()
            .map(|id| match Key::generate() {
                Ok(key) => Ok((id.to_owned(), key)),
                Err(Unspecified) => Err(KeyGenerationFailed),
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The halves that are published.
    pub fn public_keys(&self) -> Vec<PublicKey> {
        let keys = self.0.iter();
        keys.map(|(id, key)| PublicKey::new(id, &key.public))
            .collect()
    }

    /// The JSON document that publishes the public keys, which [`Jwks`](super::Jwks) reads.
    pub fn jwks(&self) -> String {
        PublicKey::jwks(&self.public_keys())
    }
}

impl Key {
    fn generate() -> Result<Self, Unspecified> {
        let pair = Ed25519KeyPair::generate()?;
        Ok(Self {
            pkcs8: pair.to_pkcs8()?.as_ref().to_vec(),
            public: pair.public_key().as_ref().to_vec(),
        })
    }

    fn read(text: &str) -> Result<Self, MalformedSigningKeys> {
        let pkcs8 = BASE64_URL_SAFE_NO_PAD
            .decode(text)
            .map_err(|_| MalformedSigningKeys)?;
        let pair = Ed25519KeyPair::from_pkcs8(&pkcs8).map_err(|_| MalformedSigningKeys)?;
        let public = pair.public_key().as_ref().to_vec();
        Ok(Self { pkcs8, public })
    }
}

impl fmt::Debug for SigningKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}

fn encode(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Claims, Signer, Verifier};
    use shared_domain::{Duration, SessionId, Timestamp, UserId, user::Role};

    fn made(ids: &[&str]) -> SigningKeys {
        SigningKeys::generate(ids.iter().copied()).unwrap()
    }

    #[test]
    fn a_made_key_signs_what_its_published_half_verifies() {
        let keys = made(&["k1", "k2"]);
        let now = Timestamp::from_millis(1_700_000_000_000);
        let claims = Claims {
            user: UserId::generate(now),
            role: Role::Staff,
            session: SessionId::generate(now),
        };
        let verifier = Verifier::new(&keys.jwks().parse().unwrap());
        for id in ["k1", "k2"] {
            let signer = Signer::new(id, keys.get(id).unwrap(), Duration::from_secs(60));
            let token = signer.sign(claims, now).unwrap();
            assert_eq!(verifier.verify(&token, now), Ok(claims));
        }
    }

    #[test]
    fn keys_read_back_as_they_were_kept() {
        let keys = made(&["k1", "k2"]);
        assert_eq!(SigningKeys::read(&keys.to_json()), Ok(keys));
    }

    #[test]
    fn no_two_keys_are_the_same() {
        assert_ne!(made(&["k1"]), made(&["k1"]));
    }

    #[test]
    fn what_holds_no_keys_is_refused() {
        for text in ["", "[]", r#"{"k1":1}"#, r#"{"k1":"AAAA"}"#, r#"{"k1":"="}"#] {
            assert_eq!(SigningKeys::read(text), Err(MalformedSigningKeys), "{text}");
        }
    }

    #[test]
    fn nothing_prints_a_private_key() {
        let printed = format!("{:?}", made(&["k1"]));
        assert_eq!(printed, r#"{"k1"}"#);
    }
}
