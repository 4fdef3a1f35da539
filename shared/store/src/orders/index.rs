//! The indexes of the Orders table: what an order is found by, and which partitions hold a list.
//!
//! An index never holds an order twice under one sort key, and the sort keys `createdAt#id` never
//! change, so a list that goes on after the last sort key it saw meets no order twice.

use crate::dynamo::{
    item::{Item, text},
    key_range::{Direction, Index, KeyRange, Partition},
    sort_bounds::before,
};
use shared_domain::{
    Timestamp, UserId,
    order::{Order, OrderStatus},
};

/// Orders of one status are spread over this many partitions, so that no partition takes all writes
/// (DynamoDB bears 1,000 write units a second in each).
const SHARDS: u8 = 4;

/// Pending orders that nobody is assigned to stand under this instead of their status: the queue.
const QUEUE: &str = "QUEUE";

const CREATED: &str = "createdKey";
const DUE: &str = "dueKey";
const CUSTOMER: &str = "customerId";
const ASSIGNEE: &str = "assigneeId";
const ASSIGNEE_STATUS: &str = "assigneeStatus";
const STATUS_SHARD: &str = "statusShard";
const DUE_SHARD: &str = "dueShard";

pub const BY_CUSTOMER: Index = Index {
    name: Some("by-customer"),
    hash: CUSTOMER,
    sort: CREATED,
};
pub const BY_ASSIGNEE: Index = Index {
    name: Some("by-assignee"),
    hash: ASSIGNEE_STATUS,
    sort: CREATED,
};
pub const BY_STATUS: Index = Index {
    name: Some("by-status"),
    hash: STATUS_SHARD,
    sort: CREATED,
};
pub const DUE_ALL: Index = Index {
    name: Some("due"),
    hash: DUE_SHARD,
    sort: DUE,
};
pub const DUE_BY_CUSTOMER: Index = Index {
    name: Some("due-by-customer"),
    hash: CUSTOMER,
    sort: DUE,
};
pub const DUE_BY_ASSIGNEE: Index = Index {
    name: Some("due-by-assignee"),
    hash: ASSIGNEE,
    sort: DUE,
};

/// Whose orders a list holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderScope {
    /// Everybody's.
    All,
    /// Those of one customer.
    Customer(UserId),
    /// Those assigned to one user.
    Assignee(UserId),
    /// Those that nobody is assigned to.
    Unassigned,
    /// Those that wait for somebody to take them.
    Queue,
    /// Those of one customer that are assigned to one user, or to nobody.
    CustomerAndAssignee(UserId, Option<UserId>),
}

/// Which orders a list holds, and how it is sorted: by due time where it is of overdue orders, else
/// by the time they were placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderFilter {
    /// Whose.
    pub scope: OrderScope,
    /// In one of these states; in any where there are none.
    pub statuses: Vec<OrderStatus>,
    /// Placed then or later.
    pub from: Option<Timestamp>,
    /// Placed then or earlier.
    pub to: Option<Timestamp>,
    /// Open and due before this instant.
    pub overdue_at: Option<Timestamp>,
    /// Which way the list runs.
    pub direction: Direction,
}

impl OrderFilter {
    /// All orders of a scope, the latest first.
    pub const fn of(scope: OrderScope) -> Self {
        Self {
            scope,
            statuses: Vec::new(),
            from: None,
            to: None,
            overdue_at: None,
            direction: Direction::Backward,
        }
    }

    /// True for the orders that the list holds.
    pub fn admits(&self, order: &Order) -> bool {
        let assignee = order.assignee.as_ref().map(|assignee| assignee.id);
        let in_scope = match &self.scope {
            OrderScope::All => true,
            OrderScope::Customer(customer) => order.customer.id == *customer,
            OrderScope::Assignee(user) => assignee == Some(*user),
            OrderScope::Unassigned => assignee.is_none(),
            OrderScope::Queue => assignee.is_none() && order.status == OrderStatus::Pending,
            OrderScope::CustomerAndAssignee(customer, user) => {
                order.customer.id == *customer && assignee == *user
            }
        };
        in_scope
            && (self.statuses.is_empty() || self.statuses.contains(&order.status))
            && self.from.is_none_or(|from| from <= order.created_at)
            && self.to.is_none_or(|to| order.created_at <= to)
            && self.overdue_at.is_none_or(|now| order.is_overdue(now))
    }

    /// The partitions that hold the list, perhaps among others.
    pub(crate) fn partitions(&self) -> Vec<Partition> {
        if self.overdue_at.is_some() {
            self.due_partitions()
        } else {
            self.created_partitions()
        }
    }

    /// What is left of the list after the sort key `after`.
    pub(crate) fn key_range(&self, after: Option<&str>) -> KeyRange {
        let (from, to) = match self.overdue_at {
            Some(now) => (None, Some(now.to_string())),
            None => (
                self.from.map(|from| from.to_string()),
                self.to.map(|to| format!("{to}~")),
            ),
        };
        let mut range = KeyRange::between(from, to);
        match (after, self.direction) {
            (Some(after), Direction::Forward) => range.first = range.first.max(format!("{after}~")),
            (Some(after), Direction::Backward) => range.last = range.last.min(before(after)),
            (None, _) => {}
        }
        range
    }

    /// True where the partitions may hold orders that the list does not.
    pub(crate) fn is_narrower_than_its_partitions(&self) -> bool {
        match self.scope {
            OrderScope::Customer(_) => !self.statuses.is_empty(),
            OrderScope::Unassigned => self
                .states()
                .iter()
                .any(|status| *status != OrderStatus::Pending),
            OrderScope::CustomerAndAssignee(..) => true,
            OrderScope::All | OrderScope::Assignee(_) | OrderScope::Queue => false,
        }
    }

    fn states(&self) -> Vec<OrderStatus> {
        if self.statuses.is_empty() {
            OrderStatus::ALL.to_vec()
        } else {
            self.statuses.clone()
        }
    }

    fn created_partitions(&self) -> Vec<Partition> {
        match self.scope {
            OrderScope::Customer(customer) | OrderScope::CustomerAndAssignee(customer, _) => {
                vec![Partition::new(BY_CUSTOMER, customer.to_string())]
            }
            OrderScope::Assignee(user) => {
                let of_status = |status| Partition::new(BY_ASSIGNEE, assignee_status(user, status));
                self.states().into_iter().map(of_status).collect()
            }
            OrderScope::Queue => shards(QUEUE),
            OrderScope::All => self
                .states()
                .into_iter()
                .flat_map(|status| status_shards(status, true))
                .collect(),
            OrderScope::Unassigned => self
                .states()
                .into_iter()
                .flat_map(|status| status_shards(status, false))
                .collect(),
        }
    }

    fn due_partitions(&self) -> Vec<Partition> {
        match self.scope {
            OrderScope::Customer(customer) | OrderScope::CustomerAndAssignee(customer, _) => {
                vec![Partition::new(DUE_BY_CUSTOMER, customer.to_string())]
            }
            OrderScope::Assignee(user) => vec![Partition::new(DUE_BY_ASSIGNEE, user.to_string())],
            OrderScope::All | OrderScope::Unassigned | OrderScope::Queue => (0..SHARDS)
                .map(|shard| Partition::new(DUE_ALL, shard.to_string()))
                .collect(),
        }
    }
}

/// The partitions of the orders of one status, with or without those that somebody is assigned to.
fn status_shards(status: OrderStatus, assigned_too: bool) -> Vec<Partition> {
    match status {
        OrderStatus::Pending if assigned_too => [shards(QUEUE), shards(status.as_str())].concat(),
        OrderStatus::Pending => shards(QUEUE),
        _ => shards(status.as_str()),
    }
}

fn shards(group: &str) -> Vec<Partition> {
    (0..SHARDS)
        .map(|shard| Partition::new(BY_STATUS, format!("{group}#{shard}")))
        .collect()
}

fn assignee_status(user: UserId, status: OrderStatus) -> String {
    format!("{user}#{status}")
}

fn shard(order: &Order) -> u8 {
    order.id.as_bytes()[15] % SHARDS
}

/// What the indexes find an order by.
pub fn index_keys(order: &Order) -> Item {
    let is_queued = order.status == OrderStatus::Pending && order.assignee.is_none();
    let group = if is_queued {
        QUEUE
    } else {
        order.status.as_str()
    };
    let mut keys = vec![
        (CUSTOMER, order.customer.id.to_string()),
        (CREATED, created_key(order)),
        (STATUS_SHARD, format!("{group}#{}", shard(order))),
    ];
    if let Some(assignee) = &order.assignee {
        keys.push((ASSIGNEE, assignee.id.to_string()));
        keys.push((ASSIGNEE_STATUS, assignee_status(assignee.id, order.status)));
    }
    if let Some(due) = due_key(order) {
        keys.push((DUE, due));
        keys.push((DUE_SHARD, shard(order).to_string()));
    }
    keys.into_iter()
        .map(|(name, value)| (name.to_owned(), text(value)))
        .collect()
}

/// Where an order stands among those sorted by the time they were placed.
pub fn created_key(order: &Order) -> String {
    format!("{}#{}", order.created_at, order.id)
}

/// Where an open order stands among those sorted by due time.
pub fn due_key(order: &Order) -> Option<String> {
    let due = order
        .estimated_completion
        .filter(|_| !order.status.is_final())?;
    Some(format!("{due}#{}", order.id))
}
