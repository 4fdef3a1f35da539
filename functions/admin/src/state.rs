//! What the endpoints work with.

use std::{ops::Deref, sync::Arc};

use axum::extract::FromRef;
use shared_files::{Exports, Links};
use shared_http::{OrderContext, SecretResponses, Services, health::Probe};
use shared_store::{ReadModels, SettingsCache};

/// Everything that administering takes.
#[derive(Debug)]
pub struct Administration {
    /// What every function has, the orders, and answers to give again.
    pub context: OrderContext,
    /// What is counted and found by words.
    pub models: ReadModels,
    /// Shows pictures.
    pub links: Links,
    /// Keeps what is taken out of the system.
    pub exports: Exports,
    /// What administrators have set.
    pub settings: SettingsCache,
    /// Keeps answers with secrets.
    pub secrets: SecretResponses,
    /// Asks whether everything that the system depends on is there.
    pub dependencies: Vec<Probe>,
}

/// [`Administration`], shared among requests.
#[derive(Debug, Clone)]
pub struct State(Arc<Administration>);

impl State {
    /// Shares it.
    pub fn new(administration: Administration) -> Self {
        Self(Arc::new(administration))
    }
}

impl Deref for State {
    type Target = Administration;

    fn deref(&self) -> &Administration {
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
