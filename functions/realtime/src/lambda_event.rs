//! What invokes the function, and what it answers.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use shared_domain::realtime::ConnectionId;
use shared_events::{BatchResponse, SqsEvent};

/// What invokes the function.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum RealtimeEvent {
    /// Messages of the queue.
    Sqs(SqsEvent),
    /// Something of a connection.
    WebSocket(WebSocketEvent),
}

/// Something of a connection
/// ([events](https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html)).
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebSocketEvent {
    /// What happened, and to which.
    pub request_context: RequestContext,
    /// What the URL was asked with; of `$connect` alone.
    #[serde(default)]
    pub query_string_parameters: Option<HashMap<String, String>>,
    /// What the client says.
    #[serde(default)]
    pub body: Option<String>,
}

/// What happened, and to which connection.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestContext {
    /// What happened.
    pub event_type: EventType,
    /// Which connection.
    pub connection_id: ConnectionId,
}

/// What happened to a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum EventType {
    /// Somebody wants one.
    Connect,
    /// The client says something.
    Message,
    /// It is over.
    Disconnect,
}

/// What the function answers.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum RealtimeResponse {
    /// Which messages are to come again.
    Sqs(BatchResponse),
    /// Whether a connection may begin; of no meaning otherwise.
    WebSocket(Status),
}

/// A status of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    status_code: u16,
}

impl Status {
    /// Done.
    pub const OK: Self = Self { status_code: 200 };
    /// Nobody knows this ticket, or no longer whom it was for.
    pub const UNAUTHORIZED: Self = Self { status_code: 401 };
    /// This person has as many connections as they may.
    pub const TOO_MANY: Self = Self { status_code: 429 };
}
