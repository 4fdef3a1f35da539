//! `POST /api/v1/orders`

use axum::{
    extract,
    response::{IntoResponse, Response},
};
use deserr::Deserr;
use futures_util::future::try_join;
use shared_domain::{
    Actor, OrderId, Timestamp, UserId,
    order::{Change, NewOrder, Parties, create, misplaced},
    text::{Description, Instructions, Title},
    user::User,
};
use shared_http::{
    ApiError, ApiResponse, Attempt, BodyErrors, CallerErrors, CreateRequest, ForbiddenErrors,
    IdempotencyErrors, IdempotencyHeader, PublicErrors, RawJson, Success, Written,
};
use shared_runtime::telemetry::metric;
use utoipa::ToSchema;

use crate::{
    OrdersApi, State,
    customer::{NamedCustomer, Naming, new_assignee},
    views::OneOrder,
};

/// What is ordered.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct CreateOrder {
    /// For whom, where staff or an administrator order: this or `customer`.
    #[deserr(default)]
    customer_id: Option<UserId>,
    /// For whom, where nobody knows an id: the customer with this e-mail address, else with this
    /// telephone number and these names, else a contact who is written down with the order.
    #[deserr(default)]
    customer: Option<NamedCustomer>,
    /// Who is to work on it: administrators say whom, staff themselves at most.
    #[deserr(default)]
    assignee_id: Option<UserId>,
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
/// Customers order for themselves; staff and administrators for a customer, who may be somebody
/// that they write down now.
#[utoipa::path(
    post,
    path = "/api/v1/orders",
    tag = "Orders",
    security(("bearer" = [])),
    params(IdempotencyHeader),
    request_body = CreateOrder,
    responses(
        (status = 201, description = "The order", body = Success<OneOrder>),
        CallerErrors, BodyErrors, ForbiddenErrors, IdempotencyErrors, PublicErrors,
    )
)]
pub async fn create_order(
    extract::State(api): extract::State<State>,
    CreateRequest {
        caller,
        idempotency,
    }: CreateRequest,
    body: RawJson,
) -> Result<Response, ApiError> {
    let caller = caller.user;
    let input: CreateOrder = match body.read() {
        Ok(input) => input,
        Err(error) => return Err(api.refuse(error, &caller, &body).await?),
    };
    let naming = Naming::of(&caller, input.customer_id, input.customer.clone())?;
    let actor = Actor::from(&caller);
    // Where another order has the number that was drawn, or another request wrote the same contact
    // down or made it an account, the next attempt draws another, and finds whom the order is for.
    let (api, caller, naming, actor, input) = (&api, &caller, &naming, &actor, &input);
    let attempt = move |_: usize| async move {
        let now = api.context.services.now();
        let (customer, assignee) = try_join(
            api.customer(caller, naming, now),
            api.named_user(caller, input.assignee_id),
        )
        .await?;
        let parties = Parties {
            customer: customer.user(),
            named_by: naming.named_by(),
            assignee: new_assignee(input.assignee_id, assignee.as_ref()),
        };
        let id = OrderId::generate(now);
        let change = create(parties, actor, input.clone().into(), id, now)?;
        let response = answer(&change, actor).into_stored();
        let customer = customer.to_order_for(&api.context.services.users);
        Ok(Attempt {
            write: api.context.orders.create(&change, customer)?,
            response: response.clone(),
            value: response,
        })
    };
    let written = idempotency.write(&body.hash, attempt).await?;
    if let Written::Now(_) = written {
        metric::order_created();
    }
    Ok(written.into_response())
}

impl OrdersApi {
    /// Adds to what is wrong with the form of a body what else can be told to be wrong with it.
    async fn refuse(
        &self,
        error: ApiError,
        caller: &User,
        body: &RawJson,
    ) -> Result<ApiError, ApiError> {
        let (now, assignee_id) = (self.context.services.now(), body.field("assigneeId"));
        let naming = Naming::by_id(caller, body.field("customerId"));
        let (customer, assignee) = try_join(
            self.customer(caller, &naming, now),
            self.named_user(caller, assignee_id),
        )
        .await?;
        let parties = Parties {
            customer: customer.user(),
            named_by: naming.named_by(),
            assignee: new_assignee(assignee_id, assignee.as_ref()),
        };
        let estimate = body.field("estimatedCompletion");
        let mut misplaced = misplaced(parties, &Actor::from(caller), estimate, now);
        // Whom a customer's names and addresses mean is not looked up before all of them can be
        // read.
        misplaced.retain(|field| !(body.has("customer") && field.field == "customerId"));
        Ok(error.and(misplaced))
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

fn answer(change: &Change, actor: &Actor) -> ApiResponse<OneOrder> {
    OneOrder::created(
        change.order.clone(),
        change.text.clone().unwrap_or_default(),
        actor,
    )
}
