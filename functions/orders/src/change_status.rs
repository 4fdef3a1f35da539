//! `PATCH /api/v1/orders/{id}/status`

use axum::{extract, response::Response};
use deserr::Deserr;
use shared_domain::{
    order::{ChangeStatus, OrderRef, OrderStatus, change_status as decide},
    text::Comment,
};
use shared_http::{
    ApiError, BodyErrors, CallerErrors, ConflictErrors, IdempotencyHeader, IfMatch, Json,
    OrderErrors, OrderWriteRequest, PathId, PublicErrors, Success,
};
use utoipa::ToSchema;

use crate::{State, views::OneOrder};

/// Where the order goes.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(deny_unknown_fields)]
#[schema(as = ChangeStatus)]
pub struct NewStatus {
    status: OrderStatus,
    /// The owner reads it.
    #[deserr(default)]
    comment: Option<Comment>,
}

/// Change an order's status
///
/// For its assignee and administrators; only administrators cancel this way.
#[utoipa::path(
    patch,
    path = "/api/v1/orders/{id}/status",
    tag = "Orders",
    security(("bearer" = [])),
    params(PathId<OrderRef>, IfMatch, IdempotencyHeader),
    request_body = NewStatus,
    responses(
        (status = 200, description = "The order", body = Success<OneOrder>),
        CallerErrors, BodyErrors, OrderErrors, ConflictErrors, PublicErrors,
    )
)]
pub async fn change_status(
    extract::State(api): extract::State<State>,
    request: OrderWriteRequest,
    Json { value: input, hash }: Json<NewStatus>,
) -> Result<Response, ApiError> {
    api.act(request, &hash, |order, _, actor, now| {
        decide(order, actor, input.clone().into(), now)
    })
    .await
}

impl From<NewStatus> for ChangeStatus {
    fn from(input: NewStatus) -> Self {
        Self {
            status: input.status,
            comment: input.comment,
        }
    }
}
