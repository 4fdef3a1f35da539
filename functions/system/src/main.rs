//! Health, documentation, and the answer to every request that no function has an endpoint for.

use std::sync::Arc;

use shared::{
    clock::SystemClock,
    config::required,
    http::run,
    store::{self, Ephemeral},
    telemetry,
};
use system::{State, routes};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let client = store::client(&store::aws_config());
    let ephemeral = Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?);
    let state = State::new(ephemeral, required("ENVIRONMENT")?, Arc::new(SystemClock));
    run(routes(state)).await
}
