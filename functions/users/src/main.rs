//! Shows people their accounts and lets them change them.

use std::sync::Arc;

use shared::{
    auth::{Jwks, ServerSecret, Verifier},
    clock::SystemClock,
    config::{parsed, required},
    http::{Cursors, Services, run},
    store::{self, Ephemeral, Users},
    telemetry,
};
use users::{Profiles, State, router};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let secret: ServerSecret = parsed("SERVER_SECRET")?;
    let jwks: Jwks = parsed("JWKS")?;
    let client = store::client(&store::aws_config());
    let profiles = Profiles {
        services: Services {
            clock: Arc::new(SystemClock),
            verifier: Verifier::new(&jwks),
            users: Users::new(&client, &required("USERS_TABLE")?),
            cursors: Cursors::new(&secret)?,
        },
        ephemeral: Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?),
    };
    profiles.services.users.prime().await;
    run(router(State::new(profiles))).await
}
