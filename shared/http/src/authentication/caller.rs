//! Who sends a request.

use std::sync::Arc;

use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use futures_util::future::join;
use shared_store::DynamoDbClient;

use crate::{ApiError, Count, Cursors, ErrorCode, Limiter, Principal};
use shared_auth::{Claims, Jwks, ServerSecret, Session, Verifier};
use shared_domain::{Timestamp, user::User};
use shared_runtime::{
    clock::{SharedClock, SystemClock},
    config::{parsed, required, settings},
};
use shared_store::{Audit, Ephemeral, SettingsCache, Users};

/// What every function needs to know who sends a request.
#[derive(Debug, Clone)]
pub struct Services {
    /// The time.
    pub clock: SharedClock,
    /// Checks access tokens.
    pub verifier: Verifier,
    /// Accounts and sessions.
    pub users: Users,
    /// The audit trail.
    pub audit: Audit,
    /// Seals list cursors.
    pub cursors: Cursors,
    /// What administrators have set.
    pub settings: SettingsCache,
    /// Counts requests.
    pub limiter: Limiter,
}

impl Services {
    /// What a running function has, from its environment.
    ///
    /// # Errors
    /// Names the variable that is missing or makes no sense.
    pub fn from_env(
        client: &DynamoDbClient,
        secret: &ServerSecret,
    ) -> Result<Self, lambda_http::Error> {
        let jwks: Jwks = parsed("JWKS")?;
        let users = Users::new(client, &required("USERS_TABLE")?);
        let audit = Audit::new(client, &required("AUDIT_TABLE")?);
        let ephemeral = Ephemeral::new(client, &required("EPHEMERAL_TABLE")?);
        let settings = SettingsCache::new(&users, settings()?);
        Ok(Self {
            clock: Arc::new(SystemClock),
            verifier: Verifier::new(&jwks),
            audit,
            cursors: Cursors::new(secret)?,
            limiter: Limiter::new(ephemeral, settings.clone()),
            users,
            settings,
        })
    }

    /// Opens the connection, and reads the settings, before the first request needs them. Whatever
    /// comes of it, requests follow that say so themselves.
    pub async fn prime(&self) {
        let _ = self.settings.cached(self.now()).await;
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The caller's account and session as they are now, once the request is known to be within the
    /// caller's limit.
    ///
    /// # Errors
    /// `UNAUTHORIZED` where the session is over, or the account was disabled or given another role
    /// since the token was issued; `TOO_MANY_REQUESTS` where the request is one too many.
    pub async fn caller(&self, claimed: &TokenClaims) -> Result<Caller, ApiError> {
        let (caller, admitted) = join(self.look_up(claimed.claims), claimed.count.admitted()).await;
        let caller = caller?;
        admitted?;
        Ok(caller)
    }

    /// The same caller as they are now, some time later.
    ///
    /// # Errors
    /// `UNAUTHORIZED`, as [`Services::caller`].
    pub async fn caller_again(&self, caller: &Caller) -> Result<Caller, ApiError> {
        let claims = Claims {
            user: caller.user.id,
            role: caller.user.role,
            session: caller.session.id,
        };
        self.look_up(claims).await
    }

    async fn look_up(&self, claims: Claims) -> Result<Caller, ApiError> {
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
#[derive(Debug, Clone)]
pub struct TokenClaims {
    claims: Claims,
    count: Count,
}

impl TokenClaims {
    pub(crate) const fn new(claims: Claims, count: Count) -> Self {
        Self { claims, count }
    }

    /// What the token says.
    pub const fn claims(&self) -> Claims {
        self.claims
    }
}

/// The caller, as the store knows them now.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The account.
    pub user: User,
    /// The sign-in that the request belongs to.
    pub session: Session,
}

impl<S: Sync> FromRequestParts<S> for TokenClaims {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match Principal::from_request_parts(parts, state).await? {
            Principal::User(claimed) => Ok(claimed),
            Principal::ApiKey(_) => Err(ErrorCode::Unauthorized.into()),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller
where
    Services: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let claimed = TokenClaims::from_request_parts(parts, state).await?;
        Services::from_ref(state).caller(&claimed).await
    }
}
