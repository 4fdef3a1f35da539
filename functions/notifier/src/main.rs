//! Tells people what happens to the orders that concern them.

// Futures of the client library nest deeply.
#![recursion_limit = "256"]

use std::sync::Arc;

use lambda_runtime::{Error, LambdaEvent, service_fn};
use notifier::Notifier;
use shared::{
    clock::SystemClock,
    config::required,
    queue::Batch,
    store::{self, Notifications, Users},
    telemetry,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    telemetry::init();
    let client = store::client(&store::aws_config());
    let notifier = Notifier {
        clock: Arc::new(SystemClock),
        users: Users::new(&client, &required("USERS_TABLE")?),
        notifications: Notifications::new(&client, &required("NOTIFICATIONS_TABLE")?),
    };
    lambda_runtime::run(service_fn(async |event: LambdaEvent<Batch>| {
        Ok::<_, Error>(notifier.handle(event.payload).await)
    }))
    .await
}
