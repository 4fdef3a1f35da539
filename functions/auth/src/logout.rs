//! `POST /api/v1/auth/logout`

use axum::extract;
use shared::http::{
    Answer, ApiError, BodyErrors, CountedErrors, Json, NoQuery, Nothing, PublicErrors, Success,
};

use crate::{State, refresh::Refresh};

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
        auth.services
            .users
            .end_session(token.user(), token.session())
            .await?;
    }
    Ok(Answer::ok(Nothing {}).with_message("Signed out"))
}
