//! Health, documentation, and the answer to every request that no function has an endpoint for.

mod asset;
mod state;
mod unknown;

use axum::{Router, routing::any};

pub use state::State;
use unknown::unknown;

shared::endpoints! {
    State:
    health,
    openapi,
    api_docs,
    api_docs_file,
}

/// Everything that API Gateway sends here: the endpoints, and through `$default` all that it has no
/// route for. The latter are routes too, since a fallback would give way to the one of all functions.
pub fn routes(state: State) -> Router {
    router(state)
        .route("/", any(unknown))
        .route("/{*path}", any(unknown))
}
