//! `DELETE /api/v1/orders/{id}/media/{mediaId}`

use axum::{extract, response::Response};
use shared_domain::{
    Duration, MediaId,
    media::{Media, MediaState, remove},
    order::{OrderNumber, OrderRef},
};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, CallerErrors, IdempotencyErrors, IdempotencyHeader, NoBody,
    Nothing, OrderErrors, OrderWriteRequest, PathId, PublicErrors, Success,
};

use tokio::time::timeout;

use crate::{Files, State, acting::Act};

/// How long removing objects may keep the answer waiting.
const PATIENCE: Duration = Duration::from_secs(3);

/// Delete a file
///
/// For its uploader and for administrators. The file is gone from storage too.
#[utoipa::path(
    delete,
    path = "/api/v1/orders/{id}/media/{mediaId}",
    tag = "Media",
    security(("bearer" = [])),
    params(PathId<OrderRef>, PathId<MediaId>, IdempotencyHeader),
    responses(
        (status = 200, description = "The file is gone", body = Success<Nothing>),
        CallerErrors, BodyErrors, OrderErrors, IdempotencyErrors, PublicErrors,
    )
)]
pub async fn delete_media(
    extract::State(files): extract::State<State>,
    request: OrderWriteRequest,
    media: PathId<MediaId>,
    NoBody(hash): NoBody,
) -> Result<Response, ApiError> {
    let acted = files
        .act(
            Act::Remove,
            &request,
            media,
            &hash,
            |order, media, actor, now| remove(order, media, actor, now).map(Some),
        )
        .await?;
    if !acted.is_replay {
        let (order, _) = request.found()?;
        files.remove_objects(&order.number, &acted.media).await;
    }
    let answer = ApiResponse::ok(Nothing {}).with_message("The file is deleted");
    Ok(acted.answer(answer))
}

impl Files {
    /// Removes what is left of a file in storage. What fails here or takes too long, the sweep
    /// makes up for within two hours; nobody is shown the file meanwhile.
    async fn remove_objects(&self, order: &OrderNumber, media: &Media) {
        let removed = timeout(PATIENCE, self.objects.remove_file(media.into())).await;
        let is_removed = matches!(removed, Ok(Ok(())));
        if !is_removed {
            tracing::warn!(media = %media.id, cause = ?removed, "objects left to the sweep");
            return;
        }
        // Of a file that was awaited, media-processor may be writing objects at this moment.
        if media.state != MediaState::Pending
            && let Err(error) = self.context.orders.forget_removed(order, media.id).await
        {
            tracing::warn!(media = %media.id, cause = %error, "a removal left to the sweep");
        }
    }
}
