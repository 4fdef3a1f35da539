//! The process of the function: its telemetry, configuration and clients.

use shared_auth::ServerSecret;
use shared_domain::Duration;
use shared_files::{Links, Objects};
use shared_http::{OrderContext, Services, run};
use shared_runtime::{
    Bootstrap,
    config::{parsed, required},
    sdk_config, telemetry,
};
use shared_store::{Ephemeral, Orders, dynamodb_client};

use crate::{Files, State, router};

/// How long S3 has to remove an object; the sweep removes what it does not.
const OBJECTS: Duration = Duration::from_secs(3);

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It
/// fails where the environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let secret: ServerSecret = parsed("SERVER_SECRET")?;
    let aws = sdk_config();
    let client = dynamodb_client(&aws);
    let services = Services::from_env(&client, &secret)?;
    let files = Files {
        settings: services.settings.clone(),
        context: OrderContext {
            services,
            orders: Orders::new(&client, &required("ORDERS_TABLE")?),
            ephemeral: Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?),
        },
        links: Links::from_env()?,
        objects: Objects::from_env(&aws, OBJECTS)?,
    };
    files.context.services.prime().await;
    run(router(State::new(files))).await
}
