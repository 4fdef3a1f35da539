//! Publishes what the streams of Orders and Users tell of.

use lambda_runtime::{Error, LambdaEvent, service_fn};
use outbox::{Outbox, StreamEvent};
use shared::{config::required, store, telemetry, topic::Topic};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    telemetry::init();
    let outbox = Outbox {
        topic: Topic::from_env(&store::aws_config(), &required("EVENTS_TOPIC")?),
    };
    lambda_runtime::run(service_fn(async |event: LambdaEvent<StreamEvent>| {
        Ok::<_, Error>(outbox.handle(event.payload).await)
    }))
    .await
}
