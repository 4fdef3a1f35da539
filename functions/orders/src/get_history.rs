//! `GET /api/v1/orders/{id}/history`

use axum::extract;
use shared_domain::order::OrderRef;
use shared_http::{
    ApiError, ApiResponse, CallerErrors, CursorErrors, OrderErrors, OrderReadRequest, PageQuery,
    PathId, PublicErrors, Success,
};

use crate::{
    State,
    views::{EventView, HistoryPage},
};

/// Get an order's history
///
/// Newest first. Owners do not see what is internal.
#[utoipa::path(
    get,
    path = "/api/v1/orders/{id}/history",
    tag = "Orders",
    security(("bearer" = []), ("apiKey" = [])),
    params(PathId<OrderRef>, PageQuery),
    responses(
        (status = 200, description = "A page of events", body = Success<HistoryPage>),
        CallerErrors, CursorErrors, OrderErrors, PublicErrors,
    )
)]
pub async fn get_history(
    extract::State(api): extract::State<State>,
    request: OrderReadRequest,
) -> Result<ApiResponse<HistoryPage>, ApiError> {
    let seen = api.see(&request, "history").await?;
    let orders = &api.context.orders;
    let sight = orders.history_sight(&seen.order, seen.relation).await?;
    let (number, after) = (&seen.order.number, seen.after.as_deref());
    let page = orders.history(number, &sight, after, seen.limit.0).await?;
    Ok(ApiResponse::ok(HistoryPage {
        history: page.rows.into_iter().map(EventView::from).collect(),
        pagination: api.pagination(&seen, page.next)?,
    }))
}
