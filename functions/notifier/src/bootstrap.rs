//! The process of the function: its telemetry, configuration and clients.

use std::sync::Arc;

use lambda_runtime::Error;
use shared_events::SqsEvent;
use shared_runtime::{Bootstrap, clock::SystemClock, config::required, sdk_config, telemetry};
use shared_store::{Notifications, Users, dynamodb_client};

use crate::Notifier;

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It
/// fails where the environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), Error> {
    telemetry::init();
    let client = dynamodb_client(&sdk_config());
    let notifier = Notifier {
        clock: Arc::new(SystemClock),
        users: Users::new(&client, &required("USERS_TABLE")?),
        notifications: Notifications::new(&client, &required("NOTIFICATIONS_TABLE")?),
    };
    shared_events::run(async |batch: SqsEvent| Ok(notifier.handle(batch).await)).await
}
