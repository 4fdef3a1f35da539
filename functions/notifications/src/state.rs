//! What the endpoints work with.

use shared_http::{FunctionState, HasServices, Services};
use shared_store::{Ephemeral, Notifications};

/// Everything that showing people their notifications takes.
#[derive(Debug)]
pub struct Inboxes {
    /// What every function has.
    pub services: Services,
    /// The notifications.
    pub notifications: Notifications,
    /// Tickets.
    pub ephemeral: Ephemeral,
    /// Where WebSockets are opened.
    pub live_url: String,
}

/// [`Inboxes`], shared among requests.
pub type State = FunctionState<Inboxes>;

impl HasServices for Inboxes {
    fn services(&self) -> &Services {
        &self.services
    }
}
