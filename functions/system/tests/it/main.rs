//! The function's endpoints, a file each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod api_docs;
mod health;
mod openapi;
mod unknown;

use system::{State, routes};
use testing::{App, System};

const ENVIRONMENT: &str = "test";

fn app(system: &System) -> App {
    let clock = system.clock.clone();
    let state = State::new(system.ephemeral(), ENVIRONMENT.to_owned(), clock);
    App::new(routes(state))
}
