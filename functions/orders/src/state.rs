//! What the endpoints work with.

use std::{ops::Deref, sync::Arc};

use axum::extract::FromRef;
use shared::{
    http::Services,
    store::{Ephemeral, Orders},
};

/// Everything that keeping orders takes.
#[derive(Debug)]
pub struct OrderBook {
    /// What every function has.
    pub services: Services,
    /// The orders.
    pub orders: Orders,
    /// Answers to give again.
    pub ephemeral: Ephemeral,
}

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
