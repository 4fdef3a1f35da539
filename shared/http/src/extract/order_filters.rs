//! What a list of orders can be asked for.

use std::str::FromStr;

use deserr::Deserr;
use utoipa::IntoParams;

use crate::{ApiError, Detail, ErrorCode, Flag, Query, Search};
use shared_domain::{
    Actor, Day, Invalid, TimeZone, Timestamp, UserId, order::OrderStatus, read_from_text, search,
    user::Role,
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
    /// Placed at this time or later; on this day of the shop's time zone or later.
    #[deserr(default)]
    #[param(value_type = Option<String>, example = "2030-08-30")]
    from: Option<Moment>,
    /// Placed at this time or earlier; on this day of the shop's time zone or earlier.
    #[deserr(default)]
    #[param(value_type = Option<String>, example = "2030-08-30T10:30:00.000Z")]
    to: Option<Moment>,
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

/// A time, or a day of the shop's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    Time(Timestamp),
    Day(Day),
}

read_from_text!(Statuses, AssigneeFilter, Sort, Moment);

impl OrderFilters {
    /// Reads the filters of a list without pages, of a shop in this time zone.
    ///
    /// # Errors
    /// As [`OrderFilters::check`].
    pub fn parse(query: &str, zone: &TimeZone) -> Result<Self, ApiError> {
        let Query(filters) = Query::<Self>::parse(query)?;
        filters.check(zone)?;
        Ok(filters)
    }

    /// What makes sense alone but not together.
    ///
    /// # Errors
    /// `VALIDATION_ERROR` listing every such parameter.
    pub fn check(&self, zone: &TimeZone) -> Result<(), ApiError> {
        let mut details = Vec::new();
        if self.is_overdue() && self.sort.is_some() {
            details.push(Detail::new(
                "sort",
                "overdue orders are sorted by estimatedCompletion",
            ));
        }
        if let (Some(from), Some(to)) = (self.from(zone), self.to(zone))
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

    /// The list that `actor` asks for. Overdue means due before `now`; days are those of `zone`.
    ///
    /// # Errors
    /// `FORBIDDEN` where the caller may not ask for it.
    pub fn filter(
        &self,
        actor: &Actor,
        now: Timestamp,
        zone: &TimeZone,
    ) -> Result<OrderFilter, ApiError> {
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
            from: self.from(zone),
            to: self.to(zone),
            overdue_at: self.is_overdue().then_some(now),
            direction,
        })
    }

    /// What the orders are found by, if they are.
    pub fn search(&self) -> Option<&search::Query> {
        self.search.as_ref().map(|Search(query)| query)
    }

    /// True where what they mean depends on the time zone.
    pub fn name_days(&self) -> bool {
        let ends = [self.from, self.to].into_iter().flatten();
        ends.into_iter().any(|end| matches!(end, Moment::Day(_)))
    }

    /// True where the list is of overdue orders.
    pub fn is_overdue(&self) -> bool {
        self.overdue == Some(Flag(true))
    }

    fn from(&self, zone: &TimeZone) -> Option<Timestamp> {
        self.from.map(|from| match from {
            Moment::Time(time) => time,
            Moment::Day(day) => zone.start_of(day),
        })
    }

    fn to(&self, zone: &TimeZone) -> Option<Timestamp> {
        self.to.map(|to| match to {
            Moment::Time(time) => time,
            Moment::Day(day) => zone.end_of(day),
        })
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

impl FromStr for Moment {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        match (text.parse(), text.parse::<Day>()) {
            (Ok(time), _) => Ok(Self::Time(time)),
            (_, Ok(_)) => Day::asked(text).map(Self::Day),
            _ => Err(Invalid::new(
                "must be a time such as 2030-08-30T10:30:00.000Z or a day such as 2030-08-30",
            )),
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
