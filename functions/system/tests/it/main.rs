//! The function's endpoints, a file each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod api_docs;
mod health;
mod openapi;
mod unknown;

use system::{State, Storage, routes};
use testing::{App, System};

const ENVIRONMENT: &str = "test";

/// Nothing listens on the discard port of the loopback address.
const NOWHERE: &str = "http://127.0.0.1:9/media";

fn app(system: &System) -> App {
    app_with_storage(system, NOWHERE)
}

fn app_with_storage(system: &System, bucket: &str) -> App {
    let clock = system.clock.clone();
    let storage = Storage::new(bucket.to_owned());
    let environment = ENVIRONMENT.to_owned();
    let state = State::new(system.ephemeral(), storage, environment, clock);
    App::new(routes(state))
}
