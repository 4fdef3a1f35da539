//! Orders as the API shows them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::Pagination;
use shared_domain::{
    Actor, OrderId, Timestamp, UserId,
    order::{Assignee, Customer, Order, OrderNumber, OrderStatus, OrderText, allowed_transitions},
    text::{Description, Instructions, LastName, Name, Title},
    user::{Email, User},
};

/// An order, as lists show it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OrderSummary)]
pub struct SummaryView {
    /// Never changes.
    id: OrderId,
    /// Short enough to read aloud; every path takes it in place of the id.
    order_number: OrderNumber,
    /// The owner.
    customer_id: UserId,
    /// The owner, as they were when the order was placed.
    customer: CustomerView,
    /// Who works on it, or null.
    assignee_id: Option<UserId>,
    /// Who works on it, as they were when it was assigned, or null.
    assignee: Option<AssigneeView>,
    /// What it is called.
    title: Title,
    /// Where it is in its life.
    status: OrderStatus,
    /// When it should be done, or null.
    estimated_completion: Option<Timestamp>,
    /// When it was done, or null.
    completed_at: Option<Timestamp>,
    /// When it was placed.
    created_at: Timestamp,
    /// When it last changed.
    updated_at: Timestamp,
    /// Rises by one with each change.
    #[schema(example = 3)]
    version: u64,
    /// Where this caller may take it next; CANCELLED through `cancel`.
    allowed_transitions: Vec<OrderStatus>,
}

/// An order.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Order)]
pub struct OrderView {
    #[serde(flatten)]
    summary: SummaryView,
    /// What it is about.
    description: Description,
    /// What to mind while working on it, or null.
    special_instructions: Option<Instructions>,
}

/// Whose order it is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Customer)]
pub struct CustomerView {
    id: UserId,
    first_name: Name,
    last_name: LastName,
    email: Option<Email>,
}

/// Who works on an order.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Assignee)]
pub struct AssigneeView {
    id: UserId,
    first_name: Name,
    last_name: LastName,
}

/// A page of orders.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderPage {
    /// The orders.
    pub orders: Vec<SummaryView>,
    /// Where the page stands.
    pub pagination: Pagination,
}

impl OrderView {
    /// The order as `actor` sees it.
    pub fn new(order: Order, text: OrderText, actor: &Actor) -> Self {
        Self {
            summary: SummaryView::new(order, actor),
            description: text.description,
            special_instructions: text.special_instructions,
        }
    }
}

impl SummaryView {
    /// The order as `actor` sees it in a list.
    pub fn new(order: Order, actor: &Actor) -> Self {
        Self {
            allowed_transitions: allowed_transitions(&order, actor),
            id: order.id,
            order_number: order.number,
            customer_id: order.customer.id,
            customer: order.customer.into(),
            assignee_id: order.assignee.as_ref().map(|assignee| assignee.id),
            assignee: order.assignee.map(Into::into),
            title: order.title,
            status: order.status,
            estimated_completion: order.estimated_completion,
            completed_at: order.completed_at,
            created_at: order.created_at,
            updated_at: order.updated_at,
            version: order.version,
        }
    }
}

impl From<Customer> for CustomerView {
    fn from(customer: Customer) -> Self {
        Self {
            id: customer.id,
            first_name: customer.first_name,
            last_name: customer.last_name,
            email: customer.email,
        }
    }
}

impl From<Assignee> for AssigneeView {
    fn from(assignee: Assignee) -> Self {
        Self {
            id: assignee.id,
            first_name: assignee.first_name,
            last_name: assignee.last_name,
        }
    }
}

impl From<&User> for AssigneeView {
    fn from(user: &User) -> Self {
        Self {
            id: user.id,
            first_name: user.first_name.clone(),
            last_name: user.last_name.clone(),
        }
    }
}
