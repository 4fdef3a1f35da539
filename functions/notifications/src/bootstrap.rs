//! The process of the function: its telemetry, configuration and clients.

use shared_auth::ServerSecret;
use shared_http::{Services, run};
use shared_runtime::{
    Bootstrap,
    config::{parsed, required},
    sdk_config, telemetry,
};
use shared_store::{Ephemeral, Notifications, dynamodb_client};

use crate::{Inboxes, State, router};

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It
/// fails where the environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let secret: ServerSecret = parsed("SERVER_SECRET")?;
    let client = dynamodb_client(&sdk_config());
    let inboxes = Inboxes {
        services: Services::from_env(&client, &secret)?,
        notifications: Notifications::new(&client, &required("NOTIFICATIONS_TABLE")?),
        ephemeral: Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?),
        live_url: required("LIVE_URL")?,
    };
    inboxes.services.prime().await;
    run(router(State::new(inboxes))).await
}
