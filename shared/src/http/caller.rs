//! Who sends a request.

use std::sync::Arc;

use aws_sdk_dynamodb::Client;
use axum::{
    extract::{FromRef, FromRequestParts},
    http::{header, request::Parts},
};

use super::{ApiError, Cursors, ErrorCode};
use crate::{
    auth::{Claims, Jwks, ServerSecret, Session, Verifier},
    clock::{SharedClock, SystemClock},
    domain::{Timestamp, user::User},
    store::Users,
};

/// What every function needs to know who sends a request.
#[derive(Debug, Clone)]
pub struct Services {
    /// The time.
    pub clock: SharedClock,
    /// Checks access tokens.
    pub verifier: Verifier,
    /// Accounts and sessions.
    pub users: Users,
    /// Seals list cursors.
    pub cursors: Cursors,
}

impl Services {
    /// What a running function has.
    ///
    /// # Errors
    /// As [`Cursors::new`].
    pub fn new(
        client: &Client,
        users_table: &str,
        jwks: &Jwks,
        secret: &ServerSecret,
    ) -> Result<Self, aws_lc_rs::error::Unspecified> {
        Ok(Self {
            clock: Arc::new(SystemClock),
            verifier: Verifier::new(jwks),
            users: Users::new(client, users_table),
            cursors: Cursors::new(secret)?,
        })
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The caller's account and session as they are now.
    ///
    /// # Errors
    /// `UNAUTHORIZED` where the session is over, or the account was disabled or given another role
    /// since the token was issued.
    pub async fn caller(&self, claims: Claims) -> Result<Caller, ApiError> {
        let found = self.users.with_session(claims.user, claims.session).await?;
        let (user, session) = found.ok_or(ErrorCode::Unauthorized)?;
        let holds = session.is_live(user.session_epoch, self.now())
            && user.is_active
            && user.role == claims.role;
        if holds {
            Ok(Caller { user, session })
        } else {
            Err(ErrorCode::Unauthorized.into())
        }
    }
}

/// What the bearer token of a request says. The store is not asked.
#[derive(Debug, Clone, Copy)]
pub struct Claimed(pub Claims);

/// The caller, as the store knows them now.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The account.
    pub user: User,
    /// The sign-in that the request belongs to.
    pub session: Session,
}

impl Caller {
    /// What the caller's token said, to look the caller up again.
    pub const fn claims(&self) -> Claims {
        Claims {
            user: self.user.id,
            role: self.user.role,
            session: self.session.id,
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Claimed
where
    Services: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let services = Services::from_ref(state);
        let token = bearer_token(parts).ok_or(ErrorCode::Unauthorized)?;
        Ok(Self(services.verifier.verify(token, services.now())?))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller
where
    Services: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let Claimed(claims) = Claimed::from_request_parts(parts, state).await?;
        Services::from_ref(state).caller(claims).await
    }
}

/// The token of an `Authorization: Bearer …` header ([RFC 6750](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)).
fn bearer_token(parts: &Parts) -> Option<&str> {
    let mut values = parts.headers.get_all(header::AUTHORIZATION).iter();
    let (value, None) = (values.next()?, values.next()) else {
        return None;
    };
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
