//! Makes the keys that sign access tokens, when the stack is deployed.

use aws_config::BehaviorVersion;
use aws_sdk_secretsmanager::Client;
use lambda_runtime::{Error, LambdaEvent, service_fn};
use shared::{custom_resource::Event, telemetry};
use signing_key::answer;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    telemetry::init();
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let secrets = Client::new(&config);
    lambda_runtime::run(service_fn(async |event: LambdaEvent<Event>| {
        answer(&secrets, event.payload).await.map_err(Error::from)
    }))
    .await
}
