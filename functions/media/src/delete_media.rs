//! `DELETE /api/v1/orders/{id}/media/{mediaId}`

use axum::{extract, response::Response};
use shared::{
    domain::{
        media::{Media, remove},
        order::OrderNumber,
    },
    http::{
        Answer, ApiError, BodyErrors, CallerErrors, IdempotencyErrors, NoBody, Nothing,
        OrderErrors, PublicErrors, RetryHeader, Success, Writing,
    },
};

use crate::{
    State,
    acting::Act,
    path::{FilePath, NamedFile},
};

/// Delete a file
///
/// For its uploader and for administrators. The file is gone from storage too.
#[utoipa::path(
    delete,
    path = "/api/v1/orders/{id}/media/{mediaId}",
    tag = "Media",
    security(("bearer" = [])),
    params(FilePath, RetryHeader),
    responses((status = 200, description = "The file is gone", body = Success<Nothing>), CallerErrors, BodyErrors, OrderErrors, IdempotencyErrors, PublicErrors)
)]
pub async fn delete_media(
    extract::State(files): extract::State<State>,
    writing: Writing,
    named: NamedFile,
    NoBody(hash): NoBody,
) -> Result<Response, ApiError> {
    let acted = files
        .act(
            Act::Remove,
            &writing,
            named,
            &hash,
            |order, media, actor, now| remove(order, media, actor, now).map(Some),
        )
        .await?;
    if !acted.is_replay {
        let (order, _) = writing.order()?;
        files.remove_objects(&order.number, &acted.media).await;
    }
    let answer = Answer::ok(Nothing {}).with_message("The file is deleted");
    Ok(acted.answer(answer))
}

impl State {
    /// Removes what is left of a file in storage. What fails here, the sweep makes up for within two
    /// hours; nobody is shown the file meanwhile.
    async fn remove_objects(&self, order: &OrderNumber, media: &Media) {
        if let Err(error) = self.objects.remove_file(media.into()).await {
            tracing::warn!(media = %media.id, cause = %error, "objects left to the sweep");
        } else if let Err(error) = self.book.orders.forget_removed(order, media.id).await {
            tracing::warn!(media = %media.id, cause = %error, "a removal left to the sweep");
        }
    }
}
