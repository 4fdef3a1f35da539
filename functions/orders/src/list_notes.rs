//! `GET /api/v1/orders/{id}/notes`

use axum::extract;
use shared_domain::order::{OrderNumber, OrderRef, Relation};
use shared_http::{
    ApiError, ApiResponse, CallerErrors, CursorErrors, CursorScope, ErrorCode, Limit, OrderErrors,
    OrderReadRequest, PageQuery, PathId, PublicErrors, Success,
};

use crate::{
    OrdersApi, State,
    views::{NotePage, NoteView},
};

/// What cursors of the list are bound to.
pub const NOTES: &str = "notes";

/// List an order's notes
///
/// Newest first. Owners read those that are shared with them, staff the notes of orders that are
/// assigned to them.
#[utoipa::path(
    get,
    path = "/api/v1/orders/{id}/notes",
    tag = "Notes",
    security(("bearer" = []), ("apiKey" = [])),
    params(PathId<OrderRef>, PageQuery),
    responses(
        (status = 200, description = "A page of notes", body = Success<NotePage>),
        CallerErrors, CursorErrors, OrderErrors, PublicErrors,
    )
)]
pub async fn list_notes(
    extract::State(api): extract::State<State>,
    request: OrderReadRequest,
) -> Result<ApiResponse<NotePage>, ApiError> {
    let seen = api.see(&request, NOTES).await?;
    if seen.relation == Relation::Queue {
        return Err(
            ApiError::from(ErrorCode::Forbidden).with_message("Take the order to read its notes")
        );
    }
    let (number, page) = (&seen.order.number, (seen.limit, seen.after.as_deref()));
    let page = api
        .note_page(number, seen.relation, page, &seen.scope)
        .await?;
    Ok(ApiResponse::ok(page))
}

impl OrdersApi {
    /// So many notes behind a position, newest first, of those that `relation` may read.
    pub async fn note_page(
        &self,
        number: &OrderNumber,
        relation: Relation,
        (limit, after): (Limit, Option<&str>),
        scope: &CursorScope,
    ) -> Result<NotePage, ApiError> {
        let page = self
            .context
            .orders
            .notes(number, relation, after, limit.0)
            .await?;
        let cursors = &self.context.services.cursors;
        Ok(NotePage {
            notes: page.rows.into_iter().map(NoteView::from).collect(),
            pagination: cursors.pagination(limit, page.next.as_deref(), scope)?,
        })
    }
}
