//! What the endpoints work with.

use std::{ops::Deref, sync::Arc};

use axum::extract::FromRef;
use shared_files::Links;
use shared_http::Services;
use shared_store::{Ephemeral, Orders, ReadModels, SettingsCache};

/// Everything that a change of one's account takes.
#[derive(Debug)]
pub struct Profiles {
    /// What every function has.
    pub services: Services,
    /// The orders of customers.
    pub orders: Orders,
    /// How many there are.
    pub models: ReadModels,
    /// Counts failed attempts.
    pub ephemeral: Ephemeral,
    /// Takes and shows pictures.
    pub links: Links,
    /// What may be uploaded.
    pub settings: SettingsCache,
}

/// [`Profiles`], shared among requests.
#[derive(Debug, Clone)]
pub struct State(Arc<Profiles>);

impl State {
    /// Shares it.
    pub fn new(profiles: Profiles) -> Self {
        Self(Arc::new(profiles))
    }
}

impl Deref for State {
    type Target = Profiles;

    fn deref(&self) -> &Profiles {
        &self.0
    }
}

impl FromRef<State> for Services {
    fn from_ref(state: &State) -> Self {
        state.services.clone()
    }
}
