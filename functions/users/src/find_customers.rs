//! `GET /api/v1/users/customers`

use axum::extract;
use deserr::Deserr;
use futures_util::future::try_join_all;
use serde::Serialize;
use shared_domain::{
    UserId,
    audit::{Act, AuditType, Target},
    text::{LastName, Name},
    user::{Email, Phone, Role, User, UserKind},
};
use shared_http::{
    ApiError, ApiResponse, Caller, CallerErrors, Detail, ErrorCode, ForbiddenErrors, PublicErrors,
    Query, QueryErrors, Success,
};
use utoipa::{IntoParams, ToSchema};

use crate::{Profiles, State};

/// What a customer told at a counter: one of both.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CustomerQuery {
    /// The whole e-mail address.
    #[deserr(default)]
    email: Option<Email>,
    /// The whole telephone number.
    #[deserr(default)]
    phone: Option<Phone>,
}

/// Customers who were looked up.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundCustomers {
    customers: Vec<FoundCustomer>,
}

/// A customer, as those see them who take an order.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FoundCustomer {
    id: UserId,
    kind: UserKind,
    first_name: Name,
    last_name: LastName,
    email: Option<Email>,
    phone: Option<Phone>,
}

/// Look a customer up
///
/// For those who take an order at a counter. Exact matches alone, so that nobody reads through the
/// customers; who looked whom up is in the audit trail.
#[utoipa::path(
    get,
    path = "/api/v1/users/customers",
    tag = "Users",
    security(("bearer" = [])),
    params(CustomerQuery),
    responses(
        (
            status = 200, description = "Those with this address or number",
            body = Success<FoundCustomers>,
        ),
        CallerErrors, QueryErrors, ForbiddenErrors, PublicErrors,
    )
)]
pub async fn find_customers(
    extract::State(profiles): extract::State<State>,
    caller: Caller,
    query: Result<Query<CustomerQuery>, ApiError>,
) -> Result<ApiResponse<FoundCustomers>, ApiError> {
    let Query(query) = query?;
    let key = Told::one_of(query)?;
    if caller.user.role == Role::Customer {
        return Err(ApiError::from(ErrorCode::Forbidden).with_message("For those who work here"));
    }
    let found = profiles.look_up(&caller.user, &key).await?;
    let customers = found.into_iter().map(FoundCustomer::from).collect();
    Ok(ApiResponse::ok(FoundCustomers { customers }))
}

/// What customers are looked up by.
enum Told {
    Email(Email),
    Phone(Phone),
}

impl Told {
    fn one_of(query: CustomerQuery) -> Result<Self, ApiError> {
        match (query.email, query.phone) {
            (Some(email), None) => Ok(Self::Email(email)),
            (None, Some(phone)) => Ok(Self::Phone(phone)),
            (None, None) => Err(refused("email", "is required, or phone is")),
            (Some(_), Some(_)) => Err(refused("phone", "is not to be given together with email")),
        }
    }
}

fn refused(field: &str, reason: &str) -> ApiError {
    ApiError::validation(vec![Detail::new(field, reason)])
}

impl Profiles {
    /// Those who are meant. Each of them is in the audit trail before anybody sees them; who looked
    /// for nobody is there, too.
    async fn look_up(&self, caller: &User, told: &Told) -> Result<Vec<User>, ApiError> {
        let users = &self.services.users;
        let found = match told {
            Told::Email(email) => users.customers_by_email(email).await?,
            Told::Phone(phone) => users.customers_by_phone(phone).await?,
        };
        let seen = found.iter().map(|user| Some(Target::User(user.id)));
        let nobody = found.is_empty().then_some(None);
        let kept = seen.chain(nobody).map(async |target| {
            let act = Act::new(AuditType::CustomerLookedUp).by(caller).on(target);
            self.services.entry(act).keep().await
        });
        try_join_all(kept).await?;
        Ok(found)
    }
}

impl From<User> for FoundCustomer {
    fn from(user: User) -> Self {
        Self {
            id: user.id,
            kind: user.kind,
            first_name: user.first_name,
            last_name: user.last_name,
            email: user.email,
            phone: user.phone,
        }
    }
}
