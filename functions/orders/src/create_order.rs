//! `POST /api/v1/orders`

use axum::{extract, response::Response};
use deserr::Deserr;
use shared::{
    domain::{
        OrderId, Timestamp, UserId,
        order::{Actor, Change, NewOrder, create, misplaced},
        text::{Description, Instructions, Title},
        user::{Role, User},
    },
    http::{
        Answer, ApiError, BodyErrors, CallerErrors, Creating, ErrorCode, ForbiddenErrors,
        IdempotencyErrors, PublicErrors, RawJson, RetryHeader, Success, TRIES, give,
    },
    store::{Committed, StoreError},
    telemetry::metric,
};
use utoipa::ToSchema;

use crate::{State, views::OneOrder};

/// What is ordered.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct CreateOrder {
    /// For whom, where an administrator orders.
    #[deserr(default)]
    customer_id: Option<UserId>,
    title: Title,
    #[deserr(default)]
    description: Option<Description>,
    #[deserr(default, rename = "special_instructions")]
    #[schema(rename = "special_instructions")]
    special_instructions: Option<Instructions>,
    /// In the future.
    #[deserr(default)]
    estimated_completion: Option<Timestamp>,
}

/// Place an order
///
/// Customers order for themselves, administrators for a customer.
#[utoipa::path(
    post,
    path = "/api/v1/orders",
    tag = "Orders",
    security(("bearer" = [])),
    params(RetryHeader),
    request_body = CreateOrder,
    responses((status = 201, description = "The order", body = Success<OneOrder>), CallerErrors, BodyErrors, ForbiddenErrors, IdempotencyErrors, PublicErrors)
)]
pub async fn create_order(
    extract::State(book): extract::State<State>,
    Creating { caller, once }: Creating,
    body: RawJson,
) -> Result<Response, ApiError> {
    let input: CreateOrder = match body.read() {
        Ok(input) => input,
        Err(error) => return Err(book.refuse(error, caller.user, &body).await?),
    };
    if let Some(replay) = once.replay(&body.hash)? {
        return Ok(replay);
    }
    let actor = Actor::from(&caller.user);
    let customer = book.customer(caller.user, input.customer_id).await?;
    for _ in 0..TRIES {
        let now = book.services.now();
        let change = create(
            customer.as_ref(),
            &actor,
            input.clone().into(),
            OrderId::generate(now),
            now,
        )?;
        let reply = answer(&change, &actor).into_reply();
        let record = once.record(&body.hash, &reply);
        match book
            .orders
            .create(&change, book.remember(record.as_ref(), now))
            .await?
        {
            Committed::Done => {
                metric::order_created();
                return Ok(give(&reply));
            }
            Committed::AlreadyAnswered => return once.answered_meanwhile(&book, &body.hash).await,
            // Another order has this number: the next try draws another.
            Committed::Raced => {}
        }
    }
    Err(ErrorCode::Conflict.into())
}

impl State {
    /// For whom the order is: the caller, unless they name somebody.
    async fn customer(
        &self,
        caller: User,
        named: Option<UserId>,
    ) -> Result<Option<User>, StoreError> {
        match named {
            Some(id) if id != caller.id => self.services.users.find(id).await,
            None if caller.role == Role::Admin => Ok(None),
            _ => Ok(Some(caller)),
        }
    }
}

impl State {
    /// Adds to what is wrong with the form of a body what else can be told to be wrong with it.
    async fn refuse(
        &self,
        error: ApiError,
        caller: User,
        body: &RawJson,
    ) -> Result<ApiError, StoreError> {
        let actor = Actor::from(&caller);
        let customer = self.customer(caller, body.field("customerId")).await?;
        Ok(error.and(misplaced(
            customer.as_ref(),
            &actor,
            body.field("estimatedCompletion"),
            self.services.now(),
        )))
    }
}

impl From<CreateOrder> for NewOrder {
    fn from(input: CreateOrder) -> Self {
        Self {
            title: input.title,
            description: input.description.unwrap_or_default(),
            special_instructions: input.special_instructions,
            estimated_completion: input.estimated_completion,
        }
    }
}

fn answer(change: &Change, actor: &Actor) -> Answer<OneOrder> {
    OneOrder::created(
        change.order.clone(),
        change.text.clone().unwrap_or_default(),
        actor,
    )
}
