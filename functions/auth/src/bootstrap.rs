//! The process of the function: its telemetry, configuration and clients.

use shared_auth::{Jwks, RefreshKey, ServerSecret};
use shared_files::Links;
use shared_http::{Services, run};
use shared_runtime::{
    Bootstrap,
    config::{Span, parsed, required},
    sdk_config, telemetry,
};
use shared_store::{Ephemeral, dynamodb_client};

use crate::{Auth, State, router, signing_key};

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It
/// fails where the environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let secret: ServerSecret = parsed("SERVER_SECRET")?;
    let jwks: Jwks = parsed("JWKS")?;
    let Span(access_lifetime) = parsed("JWT_EXPIRES_IN")?;
    let Span(refresh_lifetime) = parsed("JWT_REFRESH_EXPIRES_IN")?;
    let aws = sdk_config();
    let client = dynamodb_client(&aws);
    let auth = Auth {
        services: Services::from_env(&client, &secret)?,
        ephemeral: Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?),
        signer: signing_key::load(&aws, access_lifetime).await?,
        refresh_key: RefreshKey::new(&secret),
        refresh_lifetime,
        links: Links::from_env()?,
        jwks,
    };
    auth.services.prime().await;
    run(router(State::new(auth))).await
}
