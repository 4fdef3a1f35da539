//! Events and notes as the API shows them, and orders with what belongs to them. An order itself is
//! shown by [`OrderView`](shared_http::OrderView).

use serde::Serialize;
use shared_domain::{
    Actor, EventId, NoteId, OrderId, Timestamp,
    order::{
        Action, HistoryEvent, Metadata, Note, NoteKind, Order, OrderStatus, OrderText, Visibility,
    },
    text::{Comment, NoteText},
};
use shared_http::{ActorView, AllMedia, ApiResponse, OrderView, Pagination};
use utoipa::ToSchema;

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
    #[schema(
        value_type = Option<Object>,
        example = json!({"changes": {"title": {"from": "Table", "to": "Oak table"}}}),
    )]
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
    /// With `include=notes`: the first page of the notes, or null where the caller may not read
    /// them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<Option<NotePage>>,
    /// With `include=media`: the files.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub media: Option<AllMedia>,
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

impl OneOrder {
    /// The answer that shows `actor` the order.
    pub fn answer(order: Order, text: OrderText, actor: &Actor) -> ApiResponse<Self> {
        let version = order.version;
        let order = OrderView::new(order, text, actor);
        ApiResponse::ok(Self { order }).of_version(version)
    }

    /// The answer that shows `actor` the order they have placed.
    pub fn created(order: Order, text: OrderText, actor: &Actor) -> ApiResponse<Self> {
        let (version, location) = (order.version, format!("/api/v1/orders/{}", order.id));
        let order = OrderView::new(order, text, actor);
        ApiResponse::created(Self { order }, Some(location)).of_version(version)
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
