//! Signs people in and out.

use auth::{Auth, State, router, signing_key};
use shared::{
    auth::{Jwks, RefreshKey, ServerSecret},
    config::{Span, parsed, required},
    files::Links,
    http::{Services, run},
    store::{self, Ephemeral},
    telemetry,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let secret: ServerSecret = parsed("SERVER_SECRET")?;
    let jwks: Jwks = parsed("JWKS")?;
    let Span(access_lifetime) = parsed("JWT_EXPIRES_IN")?;
    let Span(refresh_lifetime) = parsed("JWT_REFRESH_EXPIRES_IN")?;
    let aws = store::aws_config();
    let client = store::client(&aws);
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
