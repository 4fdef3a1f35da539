//! `POST /api/v1/auth/logout`

use axum::extract;
use shared::{
    auth::RefreshToken,
    domain::audit::{Act, AuditType},
    http::{
        Answer, ApiError, BodyErrors, CountedErrors, Json, NoQuery, Nothing, PublicErrors, Success,
    },
};

use crate::{Auth, State, refresh::Refresh};

/// Sign out
///
/// Ends the session of the token, whatever has become of it. Any token gets the same answer.
#[utoipa::path(
    post,
    path = "/api/v1/auth/logout",
    tag = "Authentication",
    request_body = Refresh,
    responses((status = 200, description = "The session is over", body = Success<Nothing>), BodyErrors, CountedErrors, PublicErrors)
)]
pub async fn logout(
    extract::State(auth): extract::State<State>,
    _: NoQuery,
    Json { value: input, .. }: Json<Refresh>,
) -> Result<Answer<Nothing>, ApiError> {
    if let Some(token) = auth.refresh_key.read(input.token()) {
        auth.sign_out(&token).await?;
    }
    Ok(Answer::ok(Nothing {}).with_message("Signed out"))
}

impl Auth {
    /// Ends the session of a token, if it goes on.
    async fn sign_out(&self, token: &RefreshToken) -> Result<(), ApiError> {
        let users = &self.services.users;
        let found = users.with_session(token.user(), token.session()).await?;
        if let Some((user, session)) = found {
            let act = Act::of_oneself(AuditType::SignedOut, &user).of_session(session.id);
            let entry = self.services.entry(act);
            users.end_session(user.id, session.id, Some(&entry)).await?;
        }
        Ok(())
    }
}
