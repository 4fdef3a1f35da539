//! `POST /api/v1/orders/{id}/media`

use axum::{extract, response::Response};
use shared_domain::{media::Origin, order::OrderRef};
use shared_http::{
    ApiError, BodyErrors, CallerErrors, IdempotencyErrors, IdempotencyHeader, MediaErrors,
    OrderErrors, OrderWriteRequest, PathId, PublicErrors, Success,
};

use crate::{
    State,
    declaring::{DeclareFiles, Declared},
    views::MediaUploads,
};

/// Add files to an order
///
/// For staff. Each file is then sent with `PUT` to the URL that is given for it, within fifteen
/// minutes, and counts once its content was found to be what was declared.
#[utoipa::path(
    post,
    path = "/api/v1/orders/{id}/media",
    tag = "Media",
    security(("bearer" = [])),
    params(PathId<OrderRef>, IdempotencyHeader),
    request_body = DeclareFiles,
    responses(
        (
            status = 201, description = "The files, and where to upload them",
            body = Success<MediaUploads>,
        ),
        CallerErrors, BodyErrors, OrderErrors, IdempotencyErrors, MediaErrors, PublicErrors,
    )
)]
pub async fn upload_media(
    extract::State(files): extract::State<State>,
    request: OrderWriteRequest,
    body: Declared,
) -> Result<Response, ApiError> {
    files.declare(request, Origin::Staff, body).await
}
