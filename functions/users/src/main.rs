//! Shows people their accounts and lets them change them.

use shared::{
    auth::ServerSecret,
    config::{parsed, required},
    files::Links,
    http::{Services, run},
    store::{self, Ephemeral},
    telemetry,
};
use users::{Profiles, State, router};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let secret: ServerSecret = parsed("SERVER_SECRET")?;
    let client = store::client(&store::aws_config());
    let services = Services::from_env(&client, &secret)?;
    let profiles = Profiles {
        settings: services.settings.clone(),
        services,
        ephemeral: Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?),
        links: Links::from_env()?,
    };
    profiles.services.prime().await;
    run(router(State::new(profiles))).await
}
