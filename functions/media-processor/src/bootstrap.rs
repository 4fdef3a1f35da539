//! The process of the function: its telemetry, configuration and clients.

use std::sync::Arc;

use lambda_runtime::{Error, LambdaEvent, service_fn};
use shared::{
    Bootstrap,
    clock::SystemClock,
    config::{parsed, required, settings},
    domain::Duration,
    files::Objects,
    queue::BatchResponse,
    store::{self, Orders, SettingsCache, Users},
    telemetry,
};

use crate::{Event, Processor};

/// How long S3 has to give, take or copy a file of any size: less than the function has.
const OBJECTS: Duration = Duration::from_secs(40);

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It fails where the
/// environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), Error> {
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
        let failures = processor.handle(event.payload).await?;
        Ok::<_, Error>(BatchResponse::from(failures))
    }))
    .await
}
