//! Beginning a session, and the tokens that go with one.

use serde::Serialize;
use shared_auth::{Claims, RefreshToken, Session};
use shared_domain::{SessionId, Timestamp, user::User};
use shared_http::{ApiError, SecretText, UserView};
use utoipa::ToSchema;

use crate::Auth;

/// What a client needs to act for a user.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tokens {
    /// Sent as `Authorization: Bearer …`.
    #[schema(value_type = String, example = "eyJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0.e30.c2ln")]
    access_token: SecretText,
    /// Gives new tokens, once. Null where a cookie holds it.
    #[schema(value_type = Option<String>, example = "AZjyxH1efDqbHy5tikxbcAGY8sR9Xnw6mx8uboLbW3A")]
    pub(crate) refresh_token: Option<SecretText>,
    /// Always `Bearer`.
    #[schema(example = "Bearer")]
    token_type: &'static str,
    /// Seconds until the access token expires.
    #[schema(example = 900)]
    access_token_expires_in: u64,
    /// Seconds until the refresh token expires, unless it is used.
    #[schema(example = 604_800)]
    pub(crate) refresh_token_expires_in: u64,
}

/// Somebody who has just signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignedIn {
    user: UserView,
    pub(crate) tokens: Tokens,
}

/// New tokens.
#[derive(Debug, Serialize, ToSchema)]
pub struct Refreshed {
    pub tokens: Tokens,
}

/// A session that is about to be kept, and its first refresh token.
pub struct NewSession {
    pub session: Session,
    token: RefreshToken,
}

impl Auth {
    /// Prepares a session for this user.
    pub fn new_session(
        &self,
        user: &User,
        user_agent: Option<&str>,
        now: Timestamp,
    ) -> Result<NewSession, ApiError> {
        let id = SessionId::generate(now);
        let token = self
            .refresh_key
            .first(user.id, id)
            .map_err(ApiError::internal)?;
        let session = Session::begin(
            id,
            user,
            token.hash(),
            user_agent,
            self.refresh_lifetime,
            now,
        );
        Ok(NewSession { session, token })
    }

    /// The answer to somebody whose session was kept.
    pub fn signed_in(
        &self,
        user: User,
        new: &NewSession,
        now: Timestamp,
    ) -> Result<SignedIn, ApiError> {
        let tokens = self.tokens(&user, &new.session, &new.token, now)?;
        let picture = self.links.picture_of(&user, now)?;
        Ok(SignedIn {
            user: UserView::new(user, picture),
            tokens,
        })
    }

    /// Tokens of a session, `refresh` among them.
    pub fn tokens(
        &self,
        user: &User,
        session: &Session,
        refresh: &RefreshToken,
        now: Timestamp,
    ) -> Result<Tokens, ApiError> {
        let claims = Claims {
            user: user.id,
            role: user.role,
            session: session.id,
        };
        Ok(Tokens {
            access_token: self
                .signer
                .sign(claims, now)
                .map_err(ApiError::internal)?
                .into(),
            refresh_token: Some(self.refresh_key.reveal(refresh).into()),
            token_type: "Bearer",
            access_token_expires_in: self.signer.lifetime().as_secs(),
            refresh_token_expires_in: session.expires_at.since(now).as_secs(),
        })
    }
}
