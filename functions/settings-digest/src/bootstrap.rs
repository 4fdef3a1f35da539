//! The process of the function: its telemetry, configuration and clients.

use lambda_runtime::{Error, LambdaEvent, service_fn};
use shared_runtime::{Bootstrap, custom_resource::Event, telemetry};

use crate::answer;

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It
/// fails where the environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), Error> {
    telemetry::init();
    lambda_runtime::run(service_fn(async |event: LambdaEvent<Event>| {
        answer(&event.payload).await.map_err(Error::from)
    }))
    .await
}
