//! The process of the function: its telemetry, configuration and clients.

use std::sync::Arc;

use lambda_runtime::Error;
use shared_domain::Duration;

use shared_files::Objects;
use shared_runtime::{
    Bootstrap,
    clock::SystemClock,
    config::{parsed, required, settings},
    sdk_config, telemetry,
};
use shared_store::{Orders, SettingsCache, Users, dynamodb_client};

use crate::{Event, Processor};

/// How long S3 has to give, take or copy a file of any size: less than the function has.
const OBJECTS: Duration = Duration::from_secs(40);

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It
/// fails where the environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), Error> {
    telemetry::init();
    let aws = sdk_config();
    let client = dynamodb_client(&aws);
    let users = Users::new(&client, &required("USERS_TABLE")?);
    let processor = Processor {
        settings: SettingsCache::new(&users, settings()?),
        clock: Arc::new(SystemClock),
        orders: Orders::new(&client, &required("ORDERS_TABLE")?),
        users,
        objects: Objects::from_env(&aws, OBJECTS)?,
        max_receives: parsed("MAX_RECEIVE_COUNT")?,
    };
    shared_events::run(async |batch: Event| Ok(processor.handle(batch).await?)).await
}
