//! Looks at what was uploaded, and makes of it what is served.

// Futures of the client library nest deeply.
#![recursion_limit = "256"]

use std::sync::Arc;

use lambda_runtime::{Error, LambdaEvent, service_fn};
use media_processor::{Event, Processor};
use shared::{
    clock::SystemClock,
    config::{parsed, required, settings},
    domain::Duration,
    files::Objects,
    store::{self, Orders, SettingsCache, Users},
    telemetry,
};

/// How long S3 has to give, take or copy a file of any size: less than the function has.
const OBJECTS: Duration = Duration::from_secs(40);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    telemetry::init();
    let aws = store::aws_config();
    let client = store::client(&aws);
    let users = Users::new(&client, &required("USERS_TABLE")?);
    let processor = Processor {
        settings: SettingsCache::new(&users, settings()?),
        clock: Arc::new(SystemClock),
        orders: Orders::new(&client, &required("ORDERS_TABLE")?),
        users,
        objects: Objects::from_env(&aws, OBJECTS)?,
        max_receives: parsed("MAX_RECEIVE_COUNT")?,
    };
    lambda_runtime::run(service_fn(async |event: LambdaEvent<Event>| {
        processor.handle(event.payload).await.map_err(Error::from)
    }))
    .await
}
