//! Pushes events to people while they are connected.
//!
//! API Gateway holds the connections and invokes this when one begins, ends or says something; the
//! queue has the events of orders. A push event goes into its user's event log first, and from
//! there to their connections, by whoever holds the lease to send: so nothing is missed, and
//! nothing overtakes what was before it.

// Futures of the client library nest deeply.
#![recursion_limit = "256"]

mod bootstrap;
mod client_message;
mod connect;
mod connections;
mod delay_queue;
mod fan_out;
mod lambda_event;
mod management_api;
mod render;
mod send;

pub use bootstrap::bootstrap;
pub use client_message::ClientMessage;
pub use delay_queue::DelayQueue;
pub use lambda_event::{RealtimeEvent, RealtimeResponse, WebSocketEvent};
pub use management_api::{ManagementApi, Posted};
use shared_domain::{Duration, Timestamp};
use shared_files::Links;
use shared_http::Limiter;
use shared_runtime::clock::SharedClock;
use shared_store::{Ephemeral, Notifications, Orders, StoreError, Users};

/// How long sending may take: less than the function may in `template.yaml`, so that it ends by
/// itself and is not ended. What is left is left to the next invocation.
const TURN: Duration = Duration::from_secs(15);

/// Everything that telling people takes.
#[derive(Debug, Clone)]
pub struct Realtime {
    /// The time.
    pub clock: SharedClock,
    /// Accounts and sessions.
    pub users: Users,
    /// The orders, and their files.
    pub orders: Orders,
    /// What people were told.
    pub notifications: Notifications,
    /// Tickets, connections and logs.
    pub ephemeral: Ephemeral,
    /// Counts what clients say with their requests.
    pub limiter: Limiter,
    /// Where files can be downloaded.
    pub links: Links,
    /// Reaches the connections.
    pub management_api: ManagementApi,
    /// What is left to the next invocation.
    pub delay_queue: DelayQueue,
}

impl Realtime {
    /// Does what an event asks for.
    ///
    /// # Errors
    /// Where the store does not answer, for events of connections. API Gateway then refuses a
    /// connection, and says nothing of the rest. Of a batch, what failed is named in the answer.
    pub async fn handle(&self, event: RealtimeEvent) -> Result<RealtimeResponse, StoreError> {
        match event {
            RealtimeEvent::Sqs(batch) => {
                Ok(RealtimeResponse::Sqs(self.fan_out_all(batch).await.into()))
            }
            RealtimeEvent::WebSocket(web_socket) => self
                .web_socket(web_socket)
                .await
                .map(RealtimeResponse::WebSocket),
        }
    }

    /// When a turn that begins now has to end.
    fn end_of_turn(&self) -> Timestamp {
        self.now() + TURN
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
