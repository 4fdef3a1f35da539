//! Shows people what they are told of.

use notifications::{Inboxes, State, router};
use shared::{
    auth::ServerSecret,
    config::{parsed, required},
    http::{Services, run},
    store::{self, Ephemeral, Notifications},
    telemetry,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let secret: ServerSecret = parsed("SERVER_SECRET")?;
    let client = store::client(&store::aws_config());
    let inboxes = Inboxes {
        services: Services::from_env(&client, &secret)?,
        notifications: Notifications::new(&client, &required("NOTIFICATIONS_TABLE")?),
        ephemeral: Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?),
        live_url: required("LIVE_URL")?,
    };
    inboxes.services.prime().await;
    run(router(State::new(inboxes))).await
}
