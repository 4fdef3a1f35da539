//! Tells people what concerns them while they are connected.
//!
//! API Gateway holds the connections and invokes this when one begins, ends or says something; the queue has what
//! happened meanwhile. What concerns somebody goes into their log first, and from there to their connections, by whoever
//! has the turn to send: so nothing is missed, and nothing overtakes what was before it.

// Futures of the client library nest deeply.
#![recursion_limit = "256"]

mod audience;
mod bootstrap;
mod connect;
mod deliver;
mod event;
mod gateway;
mod hear;
mod later;
mod message;
mod render;

pub use bootstrap::bootstrap;
pub use event::{Answer, Event, Socket};
pub use gateway::{Gateway, Posted};
pub use later::Later;
pub use message::Said;
use shared_domain::{Duration, Timestamp};
use shared_files::Links;
use shared_http::Limiter;
use shared_runtime::clock::SharedClock;
use shared_store::{Ephemeral, Notifications, Orders, StoreError, Users};

/// How long sending may take: less than the function may in `template.yaml`, so that it ends by itself and is not ended. What is left
/// is left to the next invocation.
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
    pub gateway: Gateway,
    /// What is left to the next invocation.
    pub later: Later,
}

impl Realtime {
    /// Does what an event asks for.
    ///
    /// # Errors
    /// Where the store does not answer, for events of connections. API Gateway then refuses a connection, and says nothing of the
    /// rest. Of a batch, what failed is named in the answer.
    pub async fn handle(&self, event: Event) -> Result<Answer, StoreError> {
        match event {
            Event::Queue(batch) => Ok(Answer::Queue(self.hear_all(batch).await.into())),
            Event::Socket(socket) => self.socket(socket).await.map(Answer::Socket),
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
