//! `PATCH /api/v1/orders/{id}` and `PUT /api/v1/orders/{id}`

use axum::{extract, response::Response};
use deserr::Deserr;
use shared_domain::{
    Given, InvalidField, Patch, Timestamp,
    order::{Edit, OrderRef, edit, misdated},
    text::{Description, Instructions, Title},
};
use shared_http::{
    ApiError, BodyErrors, CallerErrors, ConflictErrors, IdempotencyHeader, IfMatch, OrderErrors,
    OrderWriteRequest, PathId, PublicErrors, RawJson, Success,
};
use utoipa::ToSchema;

use crate::{OrdersApi, State, views::OneOrder};

/// The fields to change. What is absent stays as it is; null clears what is optional.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct EditOrder {
    #[deserr(default)]
    #[schema(required = false, value_type = Title)]
    title: Given<Title>,
    #[deserr(default)]
    #[schema(required = false, value_type = Option<Description>)]
    description: Patch<Description>,
    #[deserr(default, rename = "special_instructions")]
    #[schema(required = false, value_type = Option<Instructions>, rename = "special_instructions")]
    special_instructions: Patch<Instructions>,
    /// In the future, where it changes.
    #[deserr(default)]
    #[schema(required = false, value_type = Option<Timestamp>)]
    estimated_completion: Patch<Timestamp>,
}

/// Edit an order
///
/// Owners edit a pending order, its assignee the estimated completion, administrators everything.
/// PUT is the same as PATCH: the fields that are given change, the others stay.
#[utoipa::path(
    method(patch, put),
    path = "/api/v1/orders/{id}",
    tag = "Orders",
    security(("bearer" = [])),
    params(PathId<OrderRef>, IfMatch, IdempotencyHeader),
    request_body = EditOrder,
    responses(
        (status = 200, description = "The order", body = Success<OneOrder>),
        CallerErrors, BodyErrors, OrderErrors, ConflictErrors, PublicErrors,
    )
)]
pub async fn edit_order(
    extract::State(api): extract::State<State>,
    request: OrderWriteRequest,
    body: RawJson,
) -> Result<Response, ApiError> {
    let input: EditOrder = body
        .read()
        .map_err(|error| error.and(api.misdated(&request, &body)))?;
    api.act(request, &body.hash, |order, text, actor, now| {
        edit(order, text, actor, input.clone().into(), now)
    })
    .await
}

impl OrdersApi {
    /// What can be told to be wrong with the estimated completion, whatever the other fields hold.
    fn misdated(&self, request: &OrderWriteRequest, body: &RawJson) -> Option<InvalidField> {
        let (order, _) = request.found().ok()?;
        misdated(
            &order,
            &request.actor,
            body.field("estimatedCompletion"),
            self.context.services.now(),
        )
    }
}

impl From<EditOrder> for Edit {
    fn from(input: EditOrder) -> Self {
        Self {
            title: input.title.0,
            description: input
                .description
                .into_change()
                .map(Option::unwrap_or_default),
            special_instructions: input.special_instructions.into_change(),
            estimated_completion: input.estimated_completion.into_change(),
        }
    }
}
