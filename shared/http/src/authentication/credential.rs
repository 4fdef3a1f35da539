//! What a request says about who sends it.

use axum::http::{HeaderMap, header};

use crate::{ApiError, ErrorCode};
use shared_auth::{ApiKeySecret, Claims, Verifier};
use shared_domain::{Timestamp, rate_limit::Subject};

const API_KEY: &str = "x-api-key";

/// Who sends a request, as it says. The store is yet to be asked.
#[derive(Debug, Clone)]
pub enum Credential {
    /// What a genuine access token says.
    Token(Claims),
    /// What looks like an API key.
    Key(ApiKeySecret),
}

impl Credential {
    /// Reads a request's headers.
    ///
    /// # Errors
    /// `TOKEN_EXPIRED` for a token past its time; `UNAUTHORIZED` where there is no credential, or a
    /// malformed one, or more than one.
    pub fn of(headers: &HeaderMap, verifier: &Verifier, now: Timestamp) -> Result<Self, ApiError> {
        let mut keys = headers.get_all(API_KEY).iter();
        let has_bearer = headers.contains_key(header::AUTHORIZATION);
        match (keys.next(), keys.next(), has_bearer) {
            (None, _, _) => {
                let token = bearer_token(headers).ok_or(ErrorCode::Unauthorized)?;
                Ok(Self::Token(verifier.verify(token, now)?))
            }
            (Some(key), None, false) => {
                let secret = key.to_str().ok().and_then(|text| text.trim().parse().ok());
                secret
                    .map(Self::Key)
                    .ok_or_else(|| ErrorCode::Unauthorized.into())
            }
            _ => Err(ApiError::from(ErrorCode::Unauthorized)
                .with_message("Send one access token or one API key")),
        }
    }

    /// Whose requests this one is counted with.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Token(claims) => Subject::User(claims.user, claims.role),
            Self::Key(secret) => Subject::Program(secret.hash().as_str().to_owned()),
        }
    }
}

/// The token of an `Authorization: Bearer …` header ([RFC
/// 6750](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)).
fn bearer_token(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let (value, None) = (values.next()?, values.next()) else {
        return None;
    };
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
