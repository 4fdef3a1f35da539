//! `DELETE /api/v1/orders/{id}/cancel` and `POST /api/v1/orders/{id}/cancel`

use axum::{extract, response::Response};
use deserr::Deserr;
use shared_domain::{
    order::{OrderRef, cancel},
    text::Comment,
};
use shared_http::{
    ApiError, BodyErrors, CallerErrors, ConflictErrors, IdempotencyHeader, IfMatch, Json,
    OptionalJson, OrderErrors, OrderWriteRequest, PathId, PublicErrors, Success,
};
use utoipa::ToSchema;

use crate::{State, views::OneOrder};

/// Why the order is given up.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(deny_unknown_fields)]
pub struct CancelOrder {
    #[deserr(default)]
    reason: Option<Comment>,
}

/// Cancel an order
///
/// For its owner and administrators. Nothing is deleted. The body may be left out.
#[utoipa::path(
    method(delete, post),
    path = "/api/v1/orders/{id}/cancel",
    tag = "Orders",
    security(("bearer" = [])),
    params(PathId<OrderRef>, IfMatch, IdempotencyHeader),
    request_body = Option<CancelOrder>,
    responses(
        (status = 200, description = "The order", body = Success<OneOrder>),
        CallerErrors, BodyErrors, OrderErrors, ConflictErrors, PublicErrors,
    )
)]
pub async fn cancel_order(
    extract::State(api): extract::State<State>,
    request: OrderWriteRequest,
    OptionalJson(Json { value: input, hash }): OptionalJson<CancelOrder>,
) -> Result<Response, ApiError> {
    api.act(request, &hash, |order, _, actor, now| {
        cancel(order, actor, input.reason.clone(), now)
    })
    .await
}
