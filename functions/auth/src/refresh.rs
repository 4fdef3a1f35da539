//! `POST /api/v1/auth/refresh`

use axum::extract;
use futures_util::future::join3;
use shared_auth::{Presented, RefreshToken, Session};
use shared_domain::{
    Timestamp,
    audit::{Act, AuditType, Target},
    rate_limit::{Policy, Subject},
    user::User,
};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Count, ErrorCode, NoQuery, PublicErrors, RefreshErrors,
    Success,
};

use crate::{
    Auth, State,
    session::{Refreshed, Tokens},
    session_transport::{PresentedToken, Refresh, SessionHeader, SetCookie},
};
use shared_runtime::retry::RetryPolicy;

/// Get new tokens
///
/// A refresh token is used up. For 60 seconds, and only while its successor is unused, it gives the
/// same successor again; after that its use ends the session, for then somebody else has it.
#[utoipa::path(
    post,
    path = "/api/v1/auth/refresh",
    tag = "Authentication",
    params(SessionHeader),
    request_body = Option<Refresh>,
    responses(
        (status = 200, description = "New tokens", body = Success<Refreshed>),
        RefreshErrors, BodyErrors, PublicErrors,
    )
)]
pub async fn refresh(
    extract::State(auth): extract::State<State>,
    of_address: Count,
    _: NoQuery,
    presented: PresentedToken,
) -> Result<(SetCookie, ApiResponse<Refreshed>), (SetCookie, ApiError)> {
    let transport = &presented.transport;
    match auth.refresh(presented.reveal(), of_address).await {
        Ok(mut tokens) => {
            let cookie = transport.hand_over(&mut tokens);
            Ok((cookie, ApiResponse::ok(Refreshed { tokens }).secret()))
        }
        Err(error) => Err(transport.refuse(error)),
    }
}

impl Auth {
    /// New tokens for the one that was presented.
    async fn refresh(
        &self,
        presented: Option<&str>,
        of_address: Count,
    ) -> Result<Tokens, ApiError> {
        let token = presented
            .and_then(|token| self.refresh_key.read(token))
            .ok_or(ErrorCode::InvalidRefreshToken)?;
        let now = self.services.now();
        let subject = Subject::Session(token.session());
        let of_session = self.services.limiter.count(Policy::Refresh, subject, now);
        let (found, of_address, of_session) = join3(
            self.live_session(&token, now),
            of_address.admitted(),
            of_session.admitted(),
        )
        .await;
        let mut found = Some(found?);
        of_address.and(of_session)?;
        for _ in RetryPolicy::REQUEST.attempts() {
            let session = match found.take() {
                Some(found) => found,
                None => self.live_session(&token, self.services.now()).await?,
            };
            if let Some(tokens) = self.rotate(&token, session).await? {
                return Ok(tokens);
            }
        }
        Err(ErrorCode::Conflict.into())
    }

    /// New tokens for a token; none where another request used it at the same moment.
    async fn rotate(
        &self,
        token: &RefreshToken,
        (user, session): (User, Session),
    ) -> Result<Option<Tokens>, ApiError> {
        let now = self.services.now();
        let successor = self.refresh_key.successor(token);
        match session.present(&token.hash(), successor.hash(), self.refresh_lifetime, now) {
            Presented::Rotated(next) => {
                let users = &self.services.users;
                match users.rotate_session(&token.hash(), &next).await? {
                    true => self.tokens(&user, &next, &successor, now).map(Some),
                    false => Ok(None),
                }
            }
            Presented::Retried => self.tokens(&user, &session, &successor, now).map(Some),
            Presented::Stolen => {
                tracing::warn!(
                    user = %user.id, session = %session.id,
                    "a rotated refresh token was used again",
                );
                // Whether its user or somebody else has used it, nobody knows.
                let act = Act::new(AuditType::RefreshReused).on(Target::User(user.id));
                let entry = self.services.entry(act.of_session(session.id));
                let users = &self.services.users;
                users.end_session(user.id, session.id, Some(&entry)).await?;
                Err(ErrorCode::InvalidRefreshToken.into())
            }
            Presented::Expired => Err(ErrorCode::InvalidRefreshToken.into()),
        }
    }

    async fn live_session(
        &self,
        token: &RefreshToken,
        now: Timestamp,
    ) -> Result<(User, Session), ApiError> {
        let found = self
            .services
            .users
            .with_session(token.user(), token.session())
            .await?;
        found
            .filter(|(user, session)| user.is_active && session.is_live(user.session_epoch, now))
            .ok_or_else(|| ErrorCode::InvalidRefreshToken.into())
    }
}
