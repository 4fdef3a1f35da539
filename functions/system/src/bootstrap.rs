//! The process of the function: its telemetry, configuration and clients.

use std::sync::Arc;

use shared_files::bucket_url;
use shared_http::{
    Limiter,
    health::{Dependency, sns_url},
    run,
};
use shared_runtime::{
    Bootstrap,
    clock::SystemClock,
    config::{required, settings},
    sdk_config, telemetry,
};
use shared_store::{Ephemeral, SettingsCache, Users, dynamodb_client};

use crate::{State, routes};

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It
/// fails where the environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let client = dynamodb_client(&sdk_config());
    let ephemeral = Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?);
    let users = Users::new(&client, &required("USERS_TABLE")?);
    let settings = SettingsCache::new(&users, settings()?);
    let limiter = Limiter::new(ephemeral.clone(), settings);
    let storage = Dependency::endpoint(bucket_url(&required("MEDIA_BUCKET")?)?);
    let messaging = Dependency::endpoint(sns_url()?);
    let environment = required("ENVIRONMENT")?;
    let clock = Arc::new(SystemClock);
    let state = State::new((&ephemeral).into(), storage, messaging, environment, clock);
    run(routes(state, limiter)).await
}
