//! `POST /api/v1/orders/{id}/media/{mediaId}/upload`

use axum::{extract, response::Response};
use shared_domain::{MediaId, media::renew, order::OrderRef};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, CallerErrors, IdempotencyErrors, IdempotencyHeader, NoBody,
    OrderErrors, OrderWriteRequest, PathId, PublicErrors, Success,
};

use crate::{State, acting::Act, views::MediaUpload};

/// Upload a file after all
///
/// A fresh URL for the same file, for its uploader, while the file is PENDING: for those whose
/// network failed them, or who took too long.
#[utoipa::path(
    post,
    path = "/api/v1/orders/{id}/media/{mediaId}/upload",
    tag = "Media",
    security(("bearer" = [])),
    params(PathId<OrderRef>, PathId<MediaId>, IdempotencyHeader),
    responses(
        (
            status = 200, description = "The file, and where to upload it",
            body = Success<MediaUpload>,
        ),
        CallerErrors, BodyErrors, OrderErrors, IdempotencyErrors, PublicErrors,
    )
)]
pub async fn renew_upload(
    extract::State(files): extract::State<State>,
    request: OrderWriteRequest,
    media: PathId<MediaId>,
    NoBody(hash): NoBody,
) -> Result<Response, ApiError> {
    let acted = files
        .act(
            Act::Change,
            &request,
            media,
            &hash,
            |order, media, actor, now| renew(order, media, actor, now).map(|()| None),
        )
        .await?;
    let now = files.context.services.now();
    if acted.is_replay {
        // A right to upload is given anew, so it takes what it took the first time.
        let (order, _) = request.found()?;
        let media = files.media(&order, Some(acted.media.id)).await?;
        renew(&order, &media, &request.actor, now)?;
    }
    let upload = MediaUpload::new(acted.media.clone(), &files.links, now)?;
    Ok(acted.answer(ApiResponse::ok(upload).secret()))
}
