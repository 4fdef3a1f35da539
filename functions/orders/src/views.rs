//! Orders, events and notes as the API shows them.

use serde::Serialize;
use shared::{
    domain::{
        EventId, NoteId, OrderId, Timestamp, UserId,
        order::{
            Action, Actor, Assignee, Customer, HistoryEvent, Metadata, Note, NoteKind, Order,
            OrderNumber, OrderStatus, OrderText, Visibility, allowed_transitions,
        },
        text::{Comment, Description, Instructions, Name, NoteText, Title},
        user::Email,
    },
    http::{ActorView, Answer, Pagination},
};
use utoipa::ToSchema;

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
    last_name: Name,
    email: Email,
}

/// Who works on an order.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Assignee)]
pub struct AssigneeView {
    id: UserId,
    first_name: Name,
    last_name: Name,
}

/// Something that happened to an order.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = HistoryEvent)]
pub struct EventView {
    id: EventId,
    action: Action,
    /// The order's status afterwards.
    status: OrderStatus,
    /// The status before, where it changed.
    previous_status: Option<OrderStatus>,
    comment: Option<Comment>,
    changed_by: ActorView,
    /// `{changes:{field:{from,to}}}`, `{noteId}`, `{mediaId}` or null.
    #[schema(value_type = Option<Object>, example = json!({"changes": {"title": {"from": "Table", "to": "Oak table"}}}))]
    metadata: Option<Metadata>,
    created_at: Timestamp,
}

/// A note on an order.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Note)]
pub struct NoteView {
    id: NoteId,
    order_id: OrderId,
    kind: NoteKind,
    text: NoteText,
    visibility: Visibility,
    author: ActorView,
    created_at: Timestamp,
}

/// One order.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneOrder {
    order: OrderView,
}

/// One order and the latest of its history.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderWithHistory {
    pub order: OrderView,
    pub history: Vec<EventView>,
}

/// A page of orders.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderPage {
    pub orders: Vec<SummaryView>,
    pub pagination: Pagination,
}

/// A page of events.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryPage {
    pub history: Vec<EventView>,
    pub pagination: Pagination,
}

/// One note.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneNote {
    pub note: NoteView,
}

/// A page of notes.
#[derive(Debug, Serialize, ToSchema)]
pub struct NotePage {
    pub notes: Vec<NoteView>,
    pub pagination: Pagination,
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

impl OneOrder {
    /// The answer that shows `actor` the order.
    pub fn answer(order: Order, text: OrderText, actor: &Actor) -> Answer<Self> {
        let version = order.version;
        let order = OrderView::new(order, text, actor);
        Answer::ok(Self { order }).of_version(version)
    }

    /// The answer that shows `actor` the order they have placed.
    pub fn created(order: Order, text: OrderText, actor: &Actor) -> Answer<Self> {
        let (version, location) = (order.version, format!("/api/v1/orders/{}", order.id));
        let order = OrderView::new(order, text, actor);
        Answer::created(Self { order }, Some(location)).of_version(version)
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

impl From<HistoryEvent> for EventView {
    fn from(event: HistoryEvent) -> Self {
        Self {
            id: event.id,
            action: event.action,
            status: event.status,
            previous_status: event.previous_status,
            comment: event.comment,
            changed_by: event.changed_by.into(),
            metadata: event.metadata,
            created_at: event.created_at,
        }
    }
}

impl From<Note> for NoteView {
    fn from(note: Note) -> Self {
        Self {
            id: note.id,
            order_id: note.order_id,
            kind: note.kind,
            text: note.text,
            visibility: note.visibility,
            author: note.author.into(),
            created_at: note.created_at,
        }
    }
}
