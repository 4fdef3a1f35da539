//! Health, documentation, and the answer to every request that no function has an endpoint for.

use std::sync::Arc;

use shared::{
    clock::SystemClock,
    config::required,
    files::bucket_url,
    http::run,
    store::{self, Ephemeral},
    telemetry,
};
use system::{State, Storage, routes};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let client = store::client(&store::aws_config());
    let ephemeral = Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?);
    let storage = Storage::new(bucket_url(&required("MEDIA_BUCKET")?)?);
    let environment = required("ENVIRONMENT")?;
    let state = State::new(ephemeral, storage, environment, Arc::new(SystemClock));
    run(routes(state)).await
}
