//! `POST /api/v1/orders/bulk`

use axum::{
    extract,
    response::{IntoResponse, Response},
};
use futures_util::{StreamExt, stream};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use shared_auth::SecretHash;
use shared_domain::{
    Actor, OrderId, Timestamp,
    order::{ChangeStatus, Decision, Order, Refusal, assign, change_status},
    rate_limit::{Policy, Subject},
    user::{Role, User},
};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, CreateRequest, ErrorCode,
    FailureDetails, ForbiddenErrors, Idempotency, IdempotencyErrors, IdempotencyHeader, OrderView,
    OrderWriteRequest, PublicErrors, RawJson, Success, Written, replayed,
};
use shared_store::{StoreError, StoredResponse};
use utoipa::ToSchema;

use crate::{
    OrdersApi, State,
    bulk_request::{BulkChange, read},
    customer::new_assignee,
};

/// Orders that are changed at the same time.
const TOGETHER: usize = 10;
/// So many orders count as one request.
const COUNTED_AS_ONE: usize = 10;

/// What became of the orders.
#[derive(Debug, Serialize, ToSchema)]
pub struct BulkResults {
    /// In the order in which the request names them.
    results: Vec<BulkResult>,
}

/// What became of one of the orders.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BulkResult {
    order_id: OrderId,
    /// True where it was changed, now or when the request came before.
    ok: bool,
    /// The order afterwards; absent where it was not changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, value_type = Option<OrderView>)]
    order: Option<Box<RawValue>>,
    /// Why it was not changed; absent where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    error: Option<FailureDetails>,
}

/// Change many orders
///
/// One to a hundred orders are moved or assigned, each by itself and by the rules of an order
/// alone: some may be refused while others change. With an `Idempotency-Key`, the same request sent
/// again answers what was done and decides the rest again. Counts as one request for each ten
/// orders.
#[utoipa::path(
    post,
    path = "/api/v1/orders/bulk",
    tag = "Orders",
    security(("bearer" = [])),
    params(IdempotencyHeader),
    request_body = BulkChange,
    responses(
        (status = 200, description = "What became of each", body = Success<BulkResults>),
        CallerErrors, BodyErrors, ForbiddenErrors, IdempotencyErrors, PublicErrors,
    )
)]
pub async fn bulk_change(
    extract::State(api): extract::State<State>,
    request: CreateRequest,
    body: RawJson,
) -> Result<Response, ApiError> {
    let change = read(&body)?;
    let caller = &request.caller;
    if caller.user.role == Role::Customer {
        return Err(ErrorCode::Forbidden.into());
    }
    let ids = change.order_ids().to_vec();
    api.admit_bulk(caller, ids.len()).await?;
    request.idempotency.claim(&body.hash).await?;
    let work = BulkWork {
        assignee: api.bulk_assignee(&change).await?,
        api: &api,
        actor: (&caller.user).into(),
        idempotency: &request.idempotency,
        body: &body.hash,
        change: &change,
    };
    let outcomes: Vec<_> = stream::iter(ids)
        .map(|id| work.outcome(id))
        .buffered(TOGETHER)
        .collect()
        .await;
    let were_all_before = outcomes.iter().all(|outcome| outcome.was_before);
    let results = outcomes.into_iter().map(|outcome| outcome.result).collect();
    let response = ApiResponse::ok(BulkResults { results });
    Ok(match were_all_before {
        true => replayed(response),
        false => response.into_response(),
    })
}

/// All that the change of one order takes.
struct BulkWork<'a> {
    api: &'a OrdersApi,
    actor: Actor,
    idempotency: &'a Idempotency,
    body: &'a SecretHash,
    change: &'a BulkChange,
    /// Who is to work on the orders, where there is such a user.
    assignee: Option<User>,
}

/// What became of one order.
struct Outcome {
    result: BulkResult,
    /// True where it was changed when the request came before.
    was_before: bool,
}

impl BulkWork<'_> {
    async fn outcome(&self, order_id: OrderId) -> Outcome {
        let (response, was_before) = match self.write(order_id).await {
            Ok(Written::Now(response)) => (Ok(response), false),
            Ok(Written::Before(response)) => (Ok(response), true),
            Err(refusal) => (Err(refusal), false),
        };
        let order = response.and_then(|response| order_in(&response));
        let (order, error) = match order {
            Ok(order) => (Some(order), None),
            Err(refusal) => (None, Some(refusal.into_details())),
        };
        Outcome {
            result: BulkResult {
                order_id,
                ok: order.is_some(),
                order,
                error,
            },
            was_before,
        }
    }

    async fn write(&self, id: OrderId) -> Result<Written<StoredResponse>, ApiError> {
        let context = &self.api.context;
        let request =
            OrderWriteRequest::to_one_of_many(context, &self.actor, self.idempotency, id).await?;
        self.api
            .change(&request, self.body, |order, _, actor, now| {
                self.decide(order, actor, now)
            })
            .await
    }

    fn decide(&self, order: &Order, actor: &Actor, now: Timestamp) -> Result<Decision, Refusal> {
        match self.change {
            BulkChange::Status {
                status, comment, ..
            } => {
                let change = ChangeStatus {
                    status: *status,
                    comment: comment.clone(),
                };
                change_status(order, actor, change, now)
            }
            BulkChange::Assign { assignee_id, .. } => {
                let assignee = new_assignee(assignee_id.id(), self.assignee.as_ref());
                assign(order, actor, assignee, now)
            }
        }
    }
}

/// The order that the response to its change shows, to the letter.
fn order_in(response: &StoredResponse) -> Result<Box<RawValue>, ApiError> {
    #[derive(Deserialize)]
    struct Shown {
        data: OneOrder,
    }
    #[derive(Deserialize)]
    struct OneOrder {
        order: Box<RawValue>,
    }
    let shown: Shown = serde_json::from_str(&response.body).map_err(ApiError::internal)?;
    Ok(shown.data.order)
}

impl OrdersApi {
    /// Counts what the request costs beyond the one that it was counted as.
    async fn admit_bulk(&self, caller: &Caller, orders: usize) -> Result<(), ApiError> {
        let more = orders.div_ceil(COUNTED_AS_ONE).saturating_sub(1);
        if more == 0 {
            return Ok(());
        }
        let services = &self.context.services;
        let subject = Subject::User(caller.user.id, caller.user.role);
        let (policy, now) = (Policy::Default, services.now());
        let count = services.limiter.count_as(more as u64, policy, subject, now);
        count.admitted().await
    }

    async fn bulk_assignee(&self, change: &BulkChange) -> Result<Option<User>, StoreError> {
        match change {
            BulkChange::Status { .. } => Ok(None),
            BulkChange::Assign { assignee_id, .. } => self.named(*assignee_id).await,
        }
    }
}
