//! The process of the function: its telemetry, configuration and clients.

use shared::{
    Bootstrap,
    auth::ServerSecret,
    config::{parsed, required},
    domain::Duration,
    files::{Links, Objects},
    http::{OrderBook, Services, run},
    store::{self, Ephemeral, Orders},
    telemetry,
};

use crate::{Files, State, router};

/// How long S3 has to remove an object; the sweep removes what it does not.
const OBJECTS: Duration = Duration::from_secs(3);

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It fails where the
/// environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let secret: ServerSecret = parsed("SERVER_SECRET")?;
    let aws = store::aws_config();
    let client = store::client(&aws);
    let services = Services::from_env(&client, &secret)?;
    let files = Files {
        settings: services.settings.clone(),
        book: OrderBook {
            services,
            orders: Orders::new(&client, &required("ORDERS_TABLE")?),
            ephemeral: Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?),
        },
        links: Links::from_env()?,
        objects: Objects::from_env(&aws, OBJECTS)?,
    };
    files.book.services.prime().await;
    run(router(State::new(files))).await
}
