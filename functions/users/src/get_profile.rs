//! `GET /api/v1/users/profile`

use axum::{extract, response::Response};
use shared_http::{
    ApiError, CallerErrors, IfNoneMatch, NoQuery, PublicErrors, Success, TokenClaims,
};

use crate::{State, views::Profile};

/// Get one's profile
///
/// The caller's own account.
#[utoipa::path(
    get,
    path = "/api/v1/users/profile",
    tag = "Users",
    security(("bearer" = [])),
    params(IfNoneMatch),
    responses(
        (status = 200, description = "The caller's account", body = Success<Profile>),
        (status = 304, description = "The client has this answer already"),
        CallerErrors, PublicErrors,
    )
)]
pub async fn get_profile(
    extract::State(profiles): extract::State<State>,
    claimed: TokenClaims,
    known: IfNoneMatch,
    query: Result<NoQuery, ApiError>,
) -> Result<Response, ApiError> {
    let user = profiles.reader(&claimed).await?;
    query?;
    Ok(profiles.profile(user)?.unless_matching(&known))
}
