//! `GET /api/v1/orders/{id}/media`

use axum::extract;
use shared_domain::{
    media::Media,
    order::{OrderRef, require_sight},
};
use shared_http::{
    AllMedia, ApiError, ApiResponse, CallerErrors, OrderErrors, OrderReadRequest, PathId,
    PublicErrors, QueryErrors, Success,
};
use shared_store::StoreError;

use crate::{Files, State};

/// List an order's files
///
/// Those that the caller may see, oldest first: customers see the staff's files once the order is
/// completed, or earlier where they are public. The URLs work for five minutes at most.
#[utoipa::path(
    get,
    path = "/api/v1/orders/{id}/media",
    tag = "Media",
    security(("bearer" = []), ("apiKey" = [])),
    params(PathId<OrderRef>),
    responses(
        (status = 200, description = "The files", body = Success<AllMedia>),
        CallerErrors, QueryErrors, OrderErrors, PublicErrors,
    )
)]
pub async fn list_media(
    extract::State(files): extract::State<State>,
    request: OrderReadRequest,
) -> Result<ApiResponse<AllMedia>, ApiError> {
    let seen = files
        .look(&request, files.of_order(request.reference.as_ref()))
        .await?;
    let (order, actor) = (seen.order, seen.actor);
    let relation = require_sight(&order, &actor)?;
    let visible = seen
        .files
        .into_iter()
        .filter(|media| media.is_visible_to(&actor, relation, order.status));
    let all = AllMedia::new(visible, &files.links, files.context.services.now())?;
    Ok(ApiResponse::ok(all).secret())
}

impl Files {
    async fn of_order(&self, order: Option<&OrderRef>) -> Result<Vec<Media>, StoreError> {
        match order {
            Some(order) => self.context.orders.files(&order.number()).await,
            None => Ok(Vec::new()),
        }
    }
}
