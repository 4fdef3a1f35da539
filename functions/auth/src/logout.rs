//! `POST /api/v1/auth/logout`

use axum::extract;
use shared_auth::RefreshToken;
use shared_domain::audit::{Act, AuditType};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, CountedErrors, NoQuery, Nothing, PublicErrors, Success,
};

use crate::{
    Auth, State,
    session_transport::{PresentedToken, Refresh, SessionHeader, SetCookie},
};

/// Sign out
///
/// Ends the session of the token, whatever has become of it. Any token gets the same answer.
#[utoipa::path(
    post,
    path = "/api/v1/auth/logout",
    tag = "Authentication",
    params(SessionHeader),
    request_body = Option<Refresh>,
    responses(
        (status = 200, description = "The session is over", body = Success<Nothing>),
        BodyErrors, CountedErrors, PublicErrors,
    )
)]
pub async fn logout(
    extract::State(auth): extract::State<State>,
    _: NoQuery,
    presented: PresentedToken,
) -> Result<(SetCookie, ApiResponse<Nothing>), ApiError> {
    let token = presented
        .reveal()
        .and_then(|token| auth.refresh_key.read(token));
    if let Some(token) = token {
        auth.sign_out(&token).await?;
    }
    let answer = ApiResponse::ok(Nothing {}).with_message("Signed out");
    Ok((presented.transport.forget(), answer))
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
