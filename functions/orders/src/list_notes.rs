//! `GET /api/v1/orders/{id}/notes`

use axum::extract;
use shared::{
    domain::order::Relation,
    http::{
        Answer, ApiError, CallerErrors, CursorErrors, ErrorCode, OrderErrors, OrderPath, PageQuery,
        PublicErrors, Reading, Success,
    },
};

use crate::{
    State,
    views::{NotePage, NoteView},
};

/// List an order's notes
///
/// Newest first. Owners read those that are shared with them, staff the notes of orders that are
/// assigned to them.
#[utoipa::path(
    get,
    path = "/api/v1/orders/{id}/notes",
    tag = "Notes",
    security(("bearer" = []), ("apiKey" = [])),
    params(OrderPath, PageQuery),
    responses((status = 200, description = "A page of notes", body = Success<NotePage>), CallerErrors, CursorErrors, OrderErrors, PublicErrors)
)]
pub async fn list_notes(
    extract::State(book): extract::State<State>,
    reading: Reading,
) -> Result<Answer<NotePage>, ApiError> {
    let seen = book.see(&reading, "notes").await?;
    if seen.relation == Relation::Queue {
        return Err(
            ApiError::from(ErrorCode::Forbidden).with_message("Take the order to read its notes")
        );
    }
    let page = book
        .orders
        .notes(
            &seen.order.number,
            seen.relation,
            seen.after.as_deref(),
            seen.limit.0,
        )
        .await?;
    Ok(Answer::ok(NotePage {
        notes: page.rows.into_iter().map(NoteView::from).collect(),
        pagination: book.pagination(&seen, page.next)?,
    }))
}
