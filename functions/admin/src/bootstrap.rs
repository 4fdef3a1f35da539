//! The process of the function: its telemetry, configuration and clients.

use shared_auth::ServerSecret;
use shared_files::{Exports, Links, bucket_url};
use shared_http::{
    OrderContext, SecretResponses, Services,
    health::{Dependency, Probe, sns_url},
    run,
};
use shared_runtime::{
    Bootstrap,
    config::{parsed, required},
    sdk_config, telemetry,
};
use shared_store::{Ephemeral, Notifications, Orders, ReadModels, dynamodb_client};

use crate::{Administration, State, router};

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It
/// fails where the environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let secret: ServerSecret = parsed("SERVER_SECRET")?;
    let client = dynamodb_client(&sdk_config());
    let services = Services::from_env(&client, &secret)?;
    let orders = Orders::new(&client, &required("ORDERS_TABLE")?);
    let ephemeral = Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?);
    let models = ReadModels::new(&client, &required("READ_MODELS_TABLE")?);
    let notifications = Notifications::new(&client, &required("NOTIFICATIONS_TABLE")?);
    let links = Links::from_env()?;
    let bucket = |name| Ok::<_, lambda_http::Error>(bucket_url(&required(name)?)?);
    let exports = bucket("EXPORTS_BUCKET")?;
    let dependencies = vec![
        Probe::new("orders", &orders),
        Probe::new("users", &services.users),
        Probe::new("notifications", &notifications),
        Probe::new("readModels", &models),
        Probe::new("ephemeral", &ephemeral),
        Probe::new("audit", &services.audit),
        Probe::new("uploads", Dependency::endpoint(bucket("UPLOADS_BUCKET")?)),
        Probe::new("media", Dependency::endpoint(bucket("MEDIA_BUCKET")?)),
        Probe::new("exports", Dependency::endpoint(exports.clone())),
        Probe::new("messaging", Dependency::endpoint(sns_url()?)),
    ];
    services.prime().await;
    let administration = Administration {
        settings: services.settings.clone(),
        secrets: SecretResponses::new(&secret)?,
        exports: Exports::new(&links, exports),
        context: OrderContext {
            services,
            orders,
            ephemeral,
        },
        models,
        links,
        dependencies,
    };
    run(router(State::new(administration))).await
}
