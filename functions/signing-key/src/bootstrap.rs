//! The process of the function: its telemetry, configuration and clients.

use aws_config::BehaviorVersion;
use aws_sdk_secretsmanager::Client;
use lambda_runtime::{Error, LambdaEvent, service_fn};
use shared_runtime::{Bootstrap, custom_resource::Event, http_client::http_client, telemetry};

use crate::answer;

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It
/// fails where the environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), Error> {
    telemetry::init();
    let config = aws_config::defaults(BehaviorVersion::latest());
    let config = config.http_client(http_client()).load().await;
    let secrets = Client::new(&config);
    lambda_runtime::run(service_fn(async |event: LambdaEvent<Event>| {
        answer(&secrets, event.payload).await.map_err(Error::from)
    }))
    .await
}
