//! What the endpoints work with.

use std::{ops::Deref, sync::Arc};

use axum::extract::FromRef;
use shared_http::Services;
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
#[derive(Debug, Clone)]
pub struct State(Arc<Inboxes>);

impl State {
    /// Shares them.
    pub fn new(inboxes: Inboxes) -> Self {
        Self(Arc::new(inboxes))
    }
}

impl Deref for State {
    type Target = Inboxes;

    fn deref(&self) -> &Inboxes {
        &self.0
    }
}

impl FromRef<State> for Services {
    fn from_ref(state: &State) -> Self {
        state.services.clone()
    }
}
