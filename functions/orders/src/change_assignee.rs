//! `PATCH /api/v1/orders/{id}/assignee`

use axum::{extract, response::Response};
use deserr::{DeserializeError, Deserr, IntoValue, Value, ValuePointerRef};
use serde::Serialize;
use shared_domain::{
    UserId,
    order::{OrderRef, assign},
    user::User,
};
use shared_http::{
    ApiError, BodyErrors, CallerErrors, ConflictErrors, IdempotencyHeader, IfMatch, Json,
    OrderErrors, OrderWriteRequest, PathId, PublicErrors, Success,
};
use shared_store::StoreError;
use utoipa::ToSchema;

use crate::{OrdersApi, State, customer::new_assignee, views::OneOrder};

/// Who is to work on the order.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct ChangeAssignee {
    /// An active member of staff or administrator; null for nobody.
    #[schema(value_type = Option<UserId>)]
    assignee_id: Named,
}

/// Somebody, or expressly nobody: the field cannot be left out.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(transparent)]
pub struct Named(Option<UserId>);

/// Assign an order
///
/// Administrators assign and take back any order that is not final; a member of staff takes a
/// pending one that nobody is assigned to.
#[utoipa::path(
    patch,
    path = "/api/v1/orders/{id}/assignee",
    tag = "Orders",
    security(("bearer" = [])),
    params(PathId<OrderRef>, IfMatch, IdempotencyHeader),
    request_body = ChangeAssignee,
    responses(
        (status = 200, description = "The order", body = Success<OneOrder>),
        CallerErrors, BodyErrors, OrderErrors, ConflictErrors, PublicErrors,
    )
)]
pub async fn change_assignee(
    extract::State(api): extract::State<State>,
    request: OrderWriteRequest,
    Json { value: input, hash }: Json<ChangeAssignee>,
) -> Result<Response, ApiError> {
    let named = api.named(input.assignee_id).await?;
    api.act(request, &hash, |order, _, actor, now| {
        assign(
            order,
            actor,
            new_assignee(input.assignee_id.id(), named.as_ref()),
            now,
        )
    })
    .await
}

impl Named {
    /// Who, unless it is nobody.
    pub const fn id(self) -> Option<UserId> {
        self.0
    }
}

impl OrdersApi {
    /// The user who is to work on an order, if there is one.
    pub async fn named(&self, Named(id): Named) -> Result<Option<User>, StoreError> {
        match id {
            Some(id) => self.context.services.users.find(id).await,
            None => Ok(None),
        }
    }
}

impl<E: DeserializeError> Deserr<E> for Named {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, E> {
        match value {
            Value::Null => Ok(Self(None)),
            other => UserId::deserialize_from_value(other, location).map(|id| Self(Some(id))),
        }
    }
}
