//! `PATCH /api/v1/orders/{id}/media/{mediaId}`

use axum::{extract, response::Response};
use deserr::Deserr;
use shared_domain::{
    Given, MediaId, Patch,
    media::{MediaEdit, edit},
    order::OrderRef,
    text::Caption,
};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, CallerErrors, IdempotencyErrors, IdempotencyHeader, Json,
    OrderErrors, OrderWriteRequest, PathId, PublicErrors, Success,
};
use utoipa::ToSchema;

use crate::{State, acting::Act, views::OneMedia};

/// The fields to change. What is absent stays as it is; null clears the description.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct EditMedia {
    #[deserr(default)]
    #[schema(required = false, value_type = Option<Caption>)]
    description: Patch<Caption>,
    /// Whether the customer sees it before the order is completed.
    #[deserr(default)]
    #[schema(required = false, value_type = bool)]
    is_public: Given<bool>,
}

/// Edit a file
///
/// For staff: what is said of the file, and whether the customer sees it before the order is
/// completed.
#[utoipa::path(
    patch,
    path = "/api/v1/orders/{id}/media/{mediaId}",
    tag = "Media",
    security(("bearer" = [])),
    params(PathId<OrderRef>, PathId<MediaId>, IdempotencyHeader),
    request_body = EditMedia,
    responses(
        (status = 200, description = "The file", body = Success<OneMedia>),
        CallerErrors, BodyErrors, OrderErrors, IdempotencyErrors, PublicErrors,
    )
)]
pub async fn edit_media(
    extract::State(files): extract::State<State>,
    request: OrderWriteRequest,
    media: PathId<MediaId>,
    Json { value: input, hash }: Json<EditMedia>,
) -> Result<Response, ApiError> {
    let acted = files
        .act(
            Act::Change,
            &request,
            media,
            &hash,
            |order, media, actor, now| edit(order, media, actor, input.clone().into(), now),
        )
        .await?;
    let now = files.context.services.now();
    let media = OneMedia::new(acted.media.clone(), &files.links, now)?;
    Ok(acted.answer(ApiResponse::ok(media).secret()))
}

impl From<EditMedia> for MediaEdit {
    fn from(input: EditMedia) -> Self {
        Self {
            description: input.description,
            is_public: input.is_public,
        }
    }
}
