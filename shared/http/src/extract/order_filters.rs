//! What a list of orders can be asked for.

use std::str::FromStr;

use deserr::Deserr;
use utoipa::IntoParams;

use crate::{ApiError, Detail, ErrorCode, Flag, Query, Search};
use shared_domain::{
    Actor, Invalid, Timestamp, UserId, order::OrderStatus, read_from_text, search, user::Role,
};
use shared_store::{Direction, OrderFilter, OrderScope};

/// Which orders, in which order.
#[derive(Debug, Clone, Deserr, IntoParams)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
pub struct OrderFilters {
    /// States, separated by commas.
    #[deserr(default)]
    #[param(value_type = Option<String>)]
    status: Option<Statuses>,
    /// One customer's orders. For administrators.
    #[deserr(default)]
    customer_id: Option<UserId>,
    /// `me`, `none`, or, for administrators, a user's id. Staff see the queue with `none`.
    #[deserr(default)]
    #[param(value_type = Option<String>)]
    assignee_id: Option<AssigneeFilter>,
    /// Placed then or later.
    #[deserr(default)]
    from: Option<Timestamp>,
    /// Placed then or earlier.
    #[deserr(default)]
    to: Option<Timestamp>,
    /// Open orders past their estimated completion, sorted by it.
    #[deserr(default)]
    #[param(value_type = Option<bool>)]
    overdue: Option<Flag>,
    /// One to five words, or beginnings of words, of two letters or more, all of which stand in the
    /// number, the title, the first 50 different words of the description, or the customer's name
    /// or e-mail address; whatever their case and accents.
    #[deserr(default)]
    #[param(value_type = Option<String>, example = "oak berg")]
    search: Option<Search>,
    /// `-createdAt` (the default, newest first) or `createdAt`.
    #[deserr(default)]
    #[param(value_type = Option<String>)]
    sort: Option<Sort>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Statuses(Vec<OrderStatus>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AssigneeFilter {
    Me,
    Nobody,
    User(UserId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sort(Direction);

read_from_text!(Statuses, AssigneeFilter, Sort);

impl OrderFilters {
    /// Reads the filters of a list without pages.
    ///
    /// # Errors
    /// As [`OrderFilters::check`].
    pub fn parse(query: &str) -> Result<Self, ApiError> {
        let Query(filters) = Query::<Self>::parse(query)?;
        filters.check()?;
        Ok(filters)
    }

    /// What makes sense alone but not together.
    ///
    /// # Errors
    /// `VALIDATION_ERROR` listing every such parameter.
    pub fn check(&self) -> Result<(), ApiError> {
        let mut details = Vec::new();
        if self.is_overdue() && self.sort.is_some() {
            details.push(Detail::new(
                "sort",
                "overdue orders are sorted by estimatedCompletion",
            ));
        }
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from > to
        {
            details.push(Detail::new("to", "must not be before from"));
        }
        if details.is_empty() {
            Ok(())
        } else {
            Err(ApiError::validation(details))
        }
    }

    /// The list that `actor` asks for. Overdue means due before `now`.
    ///
    /// # Errors
    /// `FORBIDDEN` where the caller may not ask for it.
    pub fn filter(&self, actor: &Actor, now: Timestamp) -> Result<OrderFilter, ApiError> {
        let direction = match self.sort {
            Some(Sort(direction)) => direction,
            None if self.is_overdue() => Direction::Forward,
            None => Direction::Backward,
        };
        Ok(OrderFilter {
            scope: self.scope(actor)?,
            statuses: self
                .status
                .clone()
                .map(|Statuses(statuses)| statuses)
                .unwrap_or_default(),
            from: self.from,
            to: self.to,
            overdue_at: self.is_overdue().then_some(now),
            direction,
        })
    }

    /// What the orders are found by, if they are.
    pub fn search(&self) -> Option<&search::Query> {
        self.search.as_ref().map(|Search(query)| query)
    }

    /// True where the list is of overdue orders.
    pub fn is_overdue(&self) -> bool {
        self.overdue == Some(Flag(true))
    }

    fn scope(&self, actor: &Actor) -> Result<OrderScope, ApiError> {
        match (actor.role, self.customer_id, self.assignee_id) {
            (Role::Customer, None, None) => Ok(OrderScope::Customer(actor.id)),
            (Role::Staff, None, None | Some(AssigneeFilter::Me)) => {
                Ok(OrderScope::Assignee(actor.id))
            }
            (Role::Staff, None, Some(AssigneeFilter::Nobody)) => Ok(OrderScope::Queue),
            (Role::Admin, customer, assignee) => Ok(admin_scope(customer, assignee, actor.id)),
            _ => Err(ApiError::from(ErrorCode::Forbidden)
                .with_message("You may list your own orders only")),
        }
    }
}

fn admin_scope(
    customer: Option<UserId>,
    assignee: Option<AssigneeFilter>,
    me: UserId,
) -> OrderScope {
    let assignee = assignee.map(|filter| match filter {
        AssigneeFilter::Me => Some(me),
        AssigneeFilter::Nobody => None,
        AssigneeFilter::User(user) => Some(user),
    });
    match (customer, assignee) {
        (None, None) => OrderScope::All,
        (None, Some(None)) => OrderScope::Unassigned,
        (None, Some(Some(user))) => OrderScope::Assignee(user),
        (Some(customer), None) => OrderScope::Customer(customer),
        (Some(customer), Some(user)) => OrderScope::CustomerAndAssignee(customer, user),
    }
}

impl FromStr for Statuses {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let mut statuses: Vec<OrderStatus> = text
            .split(',')
            .map(|word| word.trim().parse())
            .collect::<Result<_, _>>()?;
        statuses.sort_by_key(|status| status.as_str());
        statuses.dedup();
        Ok(Self(statuses))
    }
}

impl FromStr for AssigneeFilter {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        match text {
            "me" => Ok(Self::Me),
            "none" => Ok(Self::Nobody),
            id => id
                .parse()
                .map(Self::User)
                .map_err(|_| Invalid::new("must be me, none or a user's id")),
        }
    }
}

impl FromStr for Sort {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        match text {
            "createdAt" => Ok(Self(Direction::Forward)),
            "-createdAt" => Ok(Self(Direction::Backward)),
            _ => Err(Invalid::new("must be createdAt or -createdAt")),
        }
    }
}
