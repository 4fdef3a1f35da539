//! For whom an order is.

use deserr::Deserr;
use shared_domain::{
    Timestamp, UserId,
    order::{NamedBy, NewAssignee},
    text::{LastName, Name},
    user::{Email, NewContact, Phone, Role, User},
};
use shared_http::{ApiError, Detail};
use shared_store::{MatchedCustomer, OrderCustomer, StoreError, Users};
use utoipa::ToSchema;

use crate::OrdersApi;

/// A customer as staff name them.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct NamedCustomer {
    first_name: Name,
    last_name: LastName,
    #[deserr(default)]
    email: Option<Email>,
    #[deserr(default)]
    phone: Option<Phone>,
}

/// What a request says of whom the order is for.
#[derive(Debug, Clone)]
pub enum Naming {
    /// Nothing: it is for the caller.
    Oneself,
    /// This id, or none.
    Id(Option<UserId>),
    /// What the customer told.
    Told(NewContact),
}

/// Who that is.
#[derive(Debug)]
pub enum Found {
    /// A user, or nobody.
    User(Option<User>),
    /// Somebody who was named by more than an id.
    MatchedCustomer(MatchedCustomer),
}

impl Naming {
    /// What the request says.
    ///
    /// # Errors
    /// Where it says it twice.
    pub fn of(
        caller: &User,
        id: Option<UserId>,
        told: Option<NamedCustomer>,
    ) -> Result<Self, ApiError> {
        match (id, told) {
            (Some(_), Some(_)) => {
                let reason = "is not to be given together with customerId";
                Err(ApiError::validation(vec![Detail::new("customer", reason)]))
            }
            (None, Some(told)) => Ok(Self::Told(told.into())),
            (id, None) => Ok(Self::by_id(caller, id)),
        }
    }

    /// The same of a request that says no more than an id.
    pub fn by_id(caller: &User, id: Option<UserId>) -> Self {
        match id {
            Some(id) if id == caller.id => Self::Oneself,
            None if caller.role == Role::Customer => Self::Oneself,
            id => Self::Id(id),
        }
    }

    /// What a refusal names.
    pub const fn named_by(&self) -> NamedBy {
        match self {
            Self::Oneself | Self::Id(_) => NamedBy::Id,
            Self::Told(_) => NamedBy::Email,
        }
    }
}

impl Found {
    /// The customer.
    pub fn user(&self) -> Option<&User> {
        match self {
            Self::User(user) => user.as_ref(),
            Self::MatchedCustomer(meant) => Some(meant.user()),
        }
    }

    /// What the customer asks of the transaction that places an order.
    pub fn to_order_for<'a>(&'a self, users: &'a Users) -> OrderCustomer<'a> {
        if let Self::MatchedCustomer(MatchedCustomer::Contact(write)) = self {
            return OrderCustomer::Written(users, write);
        }
        match self.user() {
            Some(user) if user.is_contact() => OrderCustomer::Contact(users),
            _ => OrderCustomer::Account,
        }
    }
}

impl OrdersApi {
    /// Whom the request means.
    pub async fn customer(
        &self,
        caller: &User,
        naming: &Naming,
        now: Timestamp,
    ) -> Result<Found, StoreError> {
        let users = &self.context.services.users;
        Ok(match naming {
            Naming::Oneself => Found::User(Some(caller.clone())),
            Naming::Id(Some(id)) => Found::User(users.find(*id).await?),
            // A customer learns nothing of others.
            Naming::Told(_) if caller.role == Role::Customer => Found::User(None),
            Naming::Told(told) => Found::MatchedCustomer(
                users
                    .match_customer(told, UserId::generate(now), now)
                    .await?,
            ),
            Naming::Id(None) => Found::User(None),
        })
    }

    /// The user with this id.
    pub async fn named_user(
        &self,
        caller: &User,
        id: Option<UserId>,
    ) -> Result<Option<User>, StoreError> {
        match id {
            Some(id) if id == caller.id => Ok(Some(caller.clone())),
            Some(id) if caller.role != Role::Customer => self.context.services.users.find(id).await,
            _ => Ok(None),
        }
    }
}

/// Who is to work on the order.
pub const fn new_assignee(id: Option<UserId>, user: Option<&User>) -> NewAssignee<'_> {
    match (id, user) {
        (None, _) => NewAssignee::Nobody,
        (Some(_), Some(user)) => NewAssignee::User(user),
        (Some(_), None) => NewAssignee::Unknown,
    }
}

impl From<NamedCustomer> for NewContact {
    fn from(named: NamedCustomer) -> Self {
        Self {
            first_name: named.first_name,
            last_name: named.last_name,
            email: named.email,
            phone: named.phone,
        }
    }
}
