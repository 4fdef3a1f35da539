//! What the endpoints work with.

use std::{ops::Deref, sync::Arc};

use axum::extract::FromRef;
use shared_files::{Links, Objects};
use shared_http::{OrderContext, Services};
use shared_store::SettingsCache;

/// Everything that keeping files takes.
#[derive(Debug)]
pub struct Files {
    /// The orders that they belong to.
    pub context: OrderContext,
    /// Lets clients at them.
    pub links: Links,
    /// The files themselves.
    pub objects: Objects,
    /// What may be uploaded.
    pub settings: SettingsCache,
}

/// [`Files`], shared among requests.
#[derive(Debug, Clone)]
pub struct State(Arc<Files>);

impl State {
    /// Shares them.
    pub fn new(files: Files) -> Self {
        Self(Arc::new(files))
    }
}

impl Deref for State {
    type Target = Files;

    fn deref(&self) -> &Files {
        &self.0
    }
}

impl FromRef<State> for Services {
    fn from_ref(state: &State) -> Self {
        state.context.services.clone()
    }
}

impl FromRef<State> for OrderContext {
    fn from_ref(state: &State) -> Self {
        state.context.clone()
    }
}
