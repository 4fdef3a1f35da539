//! The process of the function: its telemetry, configuration and clients.

use lambda_runtime::Error;

use shared_runtime::{Bootstrap, config::required, sdk_config, telemetry};

use crate::{Outbox, StreamEvent, Topic};

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It
/// fails where the environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), Error> {
    telemetry::init();
    let outbox = Outbox {
        topic: Topic::from_env(&sdk_config(), &required("EVENTS_TOPIC")?),
    };
    shared_events::run(async |batch: StreamEvent| Ok(outbox.handle(batch).await)).await
}
