//! What the endpoints work with.

use std::{ops::Deref, sync::Arc};

use axum::extract::FromRef;
use shared::http::{OrderBook, Services};

/// [`OrderBook`], shared among requests.
#[derive(Debug, Clone)]
pub struct State(Arc<OrderBook>);

impl State {
    /// Shares it.
    pub fn new(book: OrderBook) -> Self {
        Self(Arc::new(book))
    }
}

impl Deref for State {
    type Target = OrderBook;

    fn deref(&self) -> &OrderBook {
        &self.0
    }
}

impl FromRef<State> for Services {
    fn from_ref(state: &State) -> Self {
        state.services.clone()
    }
}

impl FromRef<State> for OrderBook {
    fn from_ref(state: &State) -> Self {
        Self::clone(state)
    }
}
