//! The function's endpoints, a file each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod api_docs;
mod aws_events;
mod health;
mod openapi;
mod origin;
mod unknown;

use axum::Router;
use shared_http::health::Dependency;
use system::{State, routes};
use testing::{App, System};

const ENVIRONMENT: &str = "test";

/// Nothing listens on the discard port of the loopback address.
const NOWHERE: &str = "http://127.0.0.1:9/media";

fn app(system: &System) -> App {
    app_with(system, NOWHERE, NOWHERE)
}

/// The function, with its bucket and its messaging service at these URLs.
fn app_with(system: &System, storage: &str, messaging: &str) -> App {
    App::new(routes_with(system, storage, messaging))
}

fn routes_with(system: &System, storage: &str, messaging: &str) -> Router {
    let clock = system.clock.clone();
    let [storage, messaging] = [storage, messaging].map(|url| Dependency::endpoint(url.to_owned()));
    let environment = ENVIRONMENT.to_owned();
    let database = (&system.ephemeral()).into();
    let state = State::new(database, storage, messaging, environment, clock);
    routes(state, system.limiter())
}
