//! What the endpoints work with.

use std::{ops::Deref, sync::Arc};

use axum::extract::FromRef;
use shared_files::Links;
use shared_http::{OrderContext, Services};
use shared_store::ReadModels;

/// [`OrderContext`], what its orders are found by, and where their files are; shared among requests.
#[derive(Debug, Clone)]
pub struct State(Arc<(OrderContext, ReadModels, Links)>);

impl State {
    /// Shares it.
    pub fn new(context: OrderContext, models: ReadModels, links: Links) -> Self {
        Self(Arc::new((context, models, links)))
    }

    /// What orders are found by.
    pub fn models(&self) -> &ReadModels {
        &self.0.1
    }

    /// Shows files.
    pub fn links(&self) -> &Links {
        &self.0.2
    }
}

impl Deref for State {
    type Target = OrderContext;

    fn deref(&self) -> &OrderContext {
        &self.0.0
    }
}

impl FromRef<State> for Services {
    fn from_ref(state: &State) -> Self {
        state.services.clone()
    }
}

impl FromRef<State> for OrderContext {
    fn from_ref(state: &State) -> Self {
        OrderContext::clone(state)
    }
}
