//! `POST /api/v1/auth/refresh`

use axum::extract;
use deserr::Deserr;
use futures_util::future::join3;
use shared::{
    auth::{Presented, RefreshToken, Session},
    domain::{
        Timestamp,
        audit::{Act, AuditType, Target},
        rate_limit::{Policy, Subject},
        user::User,
    },
    http::{
        Answer, ApiError, BodyErrors, Count, ErrorCode, Json, NoQuery, PublicErrors, RefreshErrors,
        SecretText, Success,
    },
};
use utoipa::ToSchema;

use crate::{
    Auth, State,
    session::{Refreshed, Tokens},
};

/// Each try loses only to another use of the same token, and the loser's next look settles it.
const TRIES: usize = 3;

/// A token to use up.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct Refresh {
    #[schema(value_type = String, example = "AZjyxH1efDqbHy5tikxbcAGY8sR9Xnw6mx8uboLbW3A")]
    refresh_token: SecretText,
}

impl Refresh {
    /// The token, as it was sent.
    pub fn token(&self) -> &str {
        self.refresh_token.reveal()
    }
}

/// Get new tokens
///
/// A refresh token is used up. For 60 seconds, and only while its successor is unused, it gives the
/// same successor again; after that its use ends the session, for then somebody else has it.
#[utoipa::path(
    post,
    path = "/api/v1/auth/refresh",
    tag = "Authentication",
    request_body = Refresh,
    responses((status = 200, description = "New tokens", body = Success<Refreshed>), RefreshErrors, BodyErrors, PublicErrors)
)]
pub async fn refresh(
    extract::State(auth): extract::State<State>,
    of_address: Count,
    _: NoQuery,
    Json { value: input, .. }: Json<Refresh>,
) -> Result<Answer<Refreshed>, ApiError> {
    let token = auth
        .refresh_key
        .read(input.token())
        .ok_or(ErrorCode::InvalidRefreshToken)?;
    let now = auth.services.now();
    let subject = Subject::Session(token.session());
    let of_session = auth.services.limiter.count(Policy::Refresh, subject, now);
    let (found, of_address, of_session) = join3(
        auth.live_session(&token, now),
        of_address.admitted(),
        of_session.admitted(),
    )
    .await;
    let mut found = Some(found?);
    of_address.and(of_session)?;
    for _ in 0..TRIES {
        let session = match found.take() {
            Some(found) => found,
            None => auth.live_session(&token, auth.services.now()).await?,
        };
        if let Some(tokens) = auth.rotate(&token, session).await? {
            return Ok(Answer::ok(Refreshed { tokens }).secret());
        }
    }
    Err(ErrorCode::Conflict.into())
}

impl Auth {
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
                tracing::warn!(user = %user.id, session = %session.id, "a rotated refresh token was used again");
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
