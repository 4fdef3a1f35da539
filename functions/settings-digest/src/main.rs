//! Tells by one text whether the settings of a deployment are those of the one before.

use lambda_runtime::{Error, LambdaEvent, service_fn};
use settings_digest::answer;
use shared::{custom_resource::Event, telemetry};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    telemetry::init();
    lambda_runtime::run(service_fn(async |event: LambdaEvent<Event>| {
        answer(&event.payload).await.map_err(Error::from)
    }))
    .await
}
