//! `GET /api/v1/users/views`

use axum::extract;
use shared_http::{
    ApiError, ApiResponse, CallerErrors, NoQuery, PublicErrors, QueryErrors, Success, TokenClaims,
};

use crate::{State, saved_views::ViewList};

/// List saved views
///
/// Views of the list of orders that the caller has saved; for those who work here also those that
/// administrators share.
#[utoipa::path(
    get,
    path = "/api/v1/users/views",
    tag = "Users",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The views", body = Success<ViewList>),
        CallerErrors, QueryErrors, PublicErrors,
    )
)]
pub async fn list_views(
    extract::State(profiles): extract::State<State>,
    claimed: TokenClaims,
    query: Result<NoQuery, ApiError>,
) -> Result<ApiResponse<ViewList>, ApiError> {
    let reader = profiles.reader(&claimed).await?;
    query?;
    let views = profiles.views(&reader).await?;
    Ok(ApiResponse::ok(views.shown()))
}
