//! `GET /api/v1/orders/{id}/media/{mediaId}`

use axum::extract;
use shared_domain::{MediaId, order::OrderRef};
use shared_http::{
    ApiError, ApiResponse, CallerErrors, OrderErrors, OrderReadRequest, PathId, PublicErrors,
    QueryErrors, Success,
};

use crate::{State, views::OneMedia};

/// Get a file
///
/// PENDING until what was uploaded is checked, then READY, with URLs that work for some minutes, or
/// REJECTED, with the reason.
#[utoipa::path(
    get,
    path = "/api/v1/orders/{id}/media/{mediaId}",
    tag = "Media",
    security(("bearer" = []), ("apiKey" = [])),
    params(PathId<OrderRef>, PathId<MediaId>),
    responses(
        (status = 200, description = "The file", body = Success<OneMedia>),
        CallerErrors, QueryErrors, OrderErrors, PublicErrors,
    )
)]
pub async fn get_media(
    extract::State(files): extract::State<State>,
    request: OrderReadRequest,
    media: PathId<MediaId>,
) -> Result<ApiResponse<OneMedia>, ApiError> {
    let media = files.look_at(&request, media).await?;
    let media = OneMedia::new(media, &files.links, files.context.services.now())?;
    Ok(ApiResponse::ok(media).secret())
}
