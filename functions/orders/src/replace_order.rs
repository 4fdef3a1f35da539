//! `PUT /api/v1/orders/{id}`

use axum::{extract, response::Response};
use shared::http::{ApiError, BodyErrors, CallerErrors, ConflictErrors, OrderErrors, PublicErrors, RawJson, Success};

use crate::{
    State,
    edit_order::{EditOrder, edit_order},
    views::OneOrder,
    writing::Writing,
};

/// Edit an order, as the original API has it
///
/// The same as `PATCH`: the fields that are given change, the others stay.
#[utoipa::path(
    put,
    path = "/api/v1/orders/{id}",
    tag = "Orders",
    security(("bearer" = [])),
    params(
        ("id" = String, Path, description = "The order's id or number"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` or version that the change is meant for"),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters. For 24 hours the same request gets the same answer again"),
    ),
    request_body = EditOrder,
    responses((status = 200, description = "The order", body = Success<OneOrder>), CallerErrors, BodyErrors, OrderErrors, ConflictErrors, PublicErrors)
)]
pub async fn replace_order(book: extract::State<State>, writing: Writing, body: RawJson) -> Result<Response, ApiError> {
    edit_order(book, writing, body).await
}
