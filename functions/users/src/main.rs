//! Shows people their accounts and lets them change them.

use shared::{
    auth::{Jwks, ServerSecret},
    config::{parsed, required, settings},
    files::Links,
    http::{Services, run},
    store::{self, Ephemeral, SettingsCache},
    telemetry,
};
use users::{Profiles, State, router};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let secret: ServerSecret = parsed("SERVER_SECRET")?;
    let jwks: Jwks = parsed("JWKS")?;
    let client = store::client(&store::aws_config());
    let services = Services::new(&client, &required("USERS_TABLE")?, &jwks, &secret)?;
    let profiles = Profiles {
        settings: SettingsCache::new(&services.users, settings()?),
        services,
        ephemeral: Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?),
        links: Links::from_env()?,
    };
    profiles.services.users.prime().await;
    run(router(State::new(profiles))).await
}
