//! Access tokens: JWTs ([RFC 7519](https://www.rfc-editor.org/rfc/rfc7519)) signed with Ed25519
//! ([RFC 8037](https://www.rfc-editor.org/rfc/rfc8037)).

use std::{fmt, str::FromStr, sync::Arc};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode, jwk::JwkSet,
};
use serde::{Deserialize, Serialize};

use shared_domain::{Duration, SessionId, Timestamp, UserId, user::Role};

/// Who issues our tokens.
const ISSUER: &str = "order-tracking";
/// Whom our tokens are for.
const AUDIENCE: &str = "order-tracking-api";

/// The type of our tokens.
const TYPE: &str = "JWT";
/// The algorithm that they are signed with, as headers call it ([RFC
/// 8037](https://www.rfc-editor.org/rfc/rfc8037#section-3.1)).
const ALGORITHM: &str = "EdDSA";
/// How far the clocks of two instances may be apart.
const CLOCK_SKEW: Duration = Duration::from_secs(60);

/// What an access token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claims {
    /// Whose token it is.
    pub user: UserId,
    /// What the user might do when the token was issued.
    pub role: Role,
    /// The sign-in that the token descends from.
    pub session: SessionId,
}

/// Why an access token is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccessTokenError {
    /// It is genuine, but past its time.
    #[error("the access token has expired")]
    Expired,
    /// It is not one of ours.
    #[error("the access token is not valid")]
    Invalid,
}

/// The header as it stands in the token. Ours say this and nothing else: no key brought along or to
/// be fetched, nothing critical, no compression ([RFC
/// 8725](https://www.rfc-editor.org/rfc/rfc8725#section-3)).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TokenHeader {
    typ: String,
    alg: String,
    kid: String,
}

impl TokenHeader {
    /// The header of a token of our type and algorithm.
    fn read(token: &str) -> Option<Self> {
        let (header, _) = token.split_once('.')?;
        let json = BASE64_URL_SAFE_NO_PAD.decode(header).ok()?;
        let header: Self = serde_json::from_slice(&json).ok()?;
        (header.typ == TYPE && header.alg == ALGORITHM).then_some(header)
    }
}

/// The claims as they stand in the token.
#[derive(Serialize, Deserialize)]
struct Payload {
    iss: String,
    aud: String,
    sub: String,
    role: Role,
    sid: String,
    iat: i64,
    #[serde(default, skip_serializing)]
    nbf: i64,
    exp: i64,
}

impl Payload {
    /// False for a token of a time to come.
    fn has_begun(&self, now: Timestamp) -> bool {
        self.iat.max(self.nbf) <= (now + CLOCK_SKEW).as_seconds()
    }
}

/// The public keys, as published ([RFC 7517](https://www.rfc-editor.org/rfc/rfc7517)).
#[derive(Debug, Clone)]
pub struct Jwks {
    set: JwkSet,
    text: String,
}

impl Jwks {
    /// The JSON document that holds them.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for Jwks {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self {
            set: serde_json::from_str(text)?,
            text: text.to_owned(),
        })
    }
}

/// Makes access tokens. Only the auth function has one.
pub struct Signer {
    header: Header,
    key: EncodingKey,
    lifetime: Duration,
}

impl Signer {
    /// Signs with the Ed25519 private key `pkcs8` (DER), published as `key_id`; tokens live for
    /// `lifetime`.
    pub fn new(key_id: &str, pkcs8: &[u8], lifetime: Duration) -> Self {
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(key_id.to_owned());
        Self {
            header,
            key: EncodingKey::from_ed_der(pkcs8),
            lifetime,
        }
    }

    /// How long a token is accepted.
    pub const fn lifetime(&self) -> Duration {
        self.lifetime
    }

    /// A token that says `claims` from `now` on.
    ///
    /// # Errors
    /// Where the key is no Ed25519 key.
    pub fn sign(
        &self,
        claims: Claims,
        now: Timestamp,
    ) -> Result<String, jsonwebtoken::errors::Error> {
        let payload = Payload {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            sub: claims.user.to_string(),
            role: claims.role,
            sid: claims.session.to_string(),
            iat: now.as_seconds(),
            nbf: 0,
            exp: (now + self.lifetime).as_seconds(),
        };
        encode(&self.header, &payload, &self.key)
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Signer")
            .field("kid", &self.header.kid)
            .finish_non_exhaustive()
    }
}

/// Checks access tokens against the published keys.
#[derive(Clone)]
pub struct Verifier(Arc<Keys>);

struct Keys {
    published: Vec<(String, DecodingKey)>,
    validation: Validation,
}

impl Verifier {
    /// Accepts what any of these keys has signed.
    pub fn new(jwks: &Jwks) -> Self {
        let published = jwks
            .set
            .keys
            .iter()
            .filter_map(|key| Some((key.common.key_id.clone()?, DecodingKey::from_jwk(key).ok()?)))
            .collect();
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["iss", "aud", "sub", "exp"]);
        // Expiry is judged below, by the caller's clock, once the token is known to be genuine.
        validation.validate_exp = false;
        Self(Arc::new(Keys {
            published,
            validation,
        }))
    }

    /// What the token says.
    ///
    /// # Errors
    /// [`AccessTokenError::Expired`] for a genuine token past its time,
    /// [`AccessTokenError::Invalid`] for any other.
    pub fn verify(&self, token: &str, now: Timestamp) -> Result<Claims, AccessTokenError> {
        let payload = self
            .genuine(token)
            .filter(|payload| payload.has_begun(now))
            .ok_or(AccessTokenError::Invalid)?;
        let claims = Claims {
            user: payload.sub.parse().map_err(|_| AccessTokenError::Invalid)?,
            role: payload.role,
            session: payload.sid.parse().map_err(|_| AccessTokenError::Invalid)?,
        };
        if payload.exp <= now.as_seconds() {
            return Err(AccessTokenError::Expired);
        }
        Ok(claims)
    }

    fn genuine(&self, token: &str) -> Option<Payload> {
        let TokenHeader { kid, .. } = TokenHeader::read(token)?;
        let (_, key) = self.0.published.iter().find(|(id, _)| *id == kid)?;
        Some(
            decode::<Payload>(token, key, &self.0.validation)
                .ok()?
                .claims,
        )
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_list()
            .entries(self.0.published.iter().map(|(id, _)| id))
            .finish()
    }
}
