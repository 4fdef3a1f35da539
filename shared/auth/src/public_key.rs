//! The public halves of the keys that sign access tokens.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// An Ed25519 public key as a JSON Web Key ([RFC 8037,
/// 2](https://www.rfc-editor.org/rfc/rfc8037#section-2)). Read strictly: what has a member more, as
/// a private half would be, is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicKey {
    kty: Type,
    crv: Curve,
    x: Point,
    kid: String,
    alg: Algorithm,
    #[serde(rename = "use")]
    usage: Usage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Type {
    #[serde(rename = "OKP")]
    OctetKeyPair,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Curve {
    Ed25519,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Algorithm {
    EdDSA,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Usage {
    #[serde(rename = "sig")]
    Signature,
}

/// 32 bytes in unpadded base64url.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct Point(String);

impl PublicKey {
    pub(super) fn new(id: &str, point: &[u8]) -> Self {
        Self {
            kty: Type::OctetKeyPair,
            crv: Curve::Ed25519,
            x: Point(BASE64_URL_SAFE_NO_PAD.encode(point)),
            kid: id.to_owned(),
            alg: Algorithm::EdDSA,
            usage: Usage::Signature,
        }
    }

    /// The id that tokens name it by.
    pub fn id(&self) -> &str {
        &self.kid
    }

    /// The JSON document that publishes these keys, which [`Jwks`](super::Jwks) reads
    /// ([RFC 7517, 5](https://www.rfc-editor.org/rfc/rfc7517#section-5)).
    pub fn jwks(keys: &[Self]) -> String {
        json!({ "keys": keys }).to_string()
    }
}

impl TryFrom<String> for Point {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match BASE64_URL_SAFE_NO_PAD.decode(&text) {
            Ok(bytes) if bytes.len() == 32 => Ok(Self(text)),
            _ => Err("not a point of Ed25519"),
        }
    }
}

impl From<Point> for String {
    fn from(point: Point) -> Self {
        point.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> serde_json::Value {
        json!(PublicKey::new("k1", &[7; 32]))
    }

    #[test]
    fn a_key_reads_back_as_it_was_written() {
        let key: PublicKey = serde_json::from_value(key()).unwrap();
        assert_eq!(key, PublicKey::new("k1", &[7; 32]));
    }

    #[test]
    fn what_is_no_public_key_of_ours_is_refused() {
        for (member, value) in [
            ("kty", "EC"),
            ("crv", "X25519"),
            ("alg", "none"),
            ("use", "enc"),
            ("x", "AAAA"),
            // The private half.
            ("d", "AAAA"),
        ] {
            let mut key = key();
            key[member] = json!(value);
            assert!(
                serde_json::from_value::<PublicKey>(key).is_err(),
                "{member}"
            );
        }
    }
}
