//! Health, documentation, and the answer to every request that no function has an endpoint for.

mod asset;
mod bootstrap;
mod state;
mod unknown;

pub mod api_docs;
pub mod api_docs_file;
pub mod health;
pub mod openapi;

use axum::{Router, middleware::from_fn_with_state, routing::any};
use shared_http::{Limiter, UnknownGate, pass_unknown};

pub use bootstrap::bootstrap;
pub use state::State;
use unknown::unknown;

shared_http::endpoints! {
    State:
    health: Uncounted,
    openapi: Uncounted,
    api_docs: Uncounted,
    api_docs_file: Uncounted,
}

/// Everything that API Gateway sends here: the endpoints, and through `$default` all that it has no
/// route for. The latter are routes too, since a fallback would give way to the one of all
/// functions.
pub fn routes(state: State, limiter: Limiter) -> Router {
    let clock = state.clock.clone();
    let gate = from_fn_with_state(UnknownGate { limiter, clock }, pass_unknown);
    let unknown = any(unknown).layer(gate);
    router(state)
        .route("/", unknown.clone())
        .route("/{*path}", unknown)
}
