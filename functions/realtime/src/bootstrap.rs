//! The process of the function: its telemetry, configuration and clients.

use std::sync::Arc;

use lambda_runtime::{Error, LambdaEvent, service_fn};
use shared::{
    Bootstrap,
    clock::SystemClock,
    config::required,
    files::Links,
    store::{self, Ephemeral, Notifications, Orders, Users},
    telemetry,
};

use crate::{Event, Gateway, Later, Realtime};

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It fails where the
/// environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), Error> {
    telemetry::init();
    let config = store::aws_config();
    let client = store::client(&config);
    let realtime = Realtime {
        clock: Arc::new(SystemClock),
        users: Users::new(&client, &required("USERS_TABLE")?),
        orders: Orders::new(&client, &required("ORDERS_TABLE")?),
        notifications: Notifications::new(&client, &required("NOTIFICATIONS_TABLE")?),
        ephemeral: Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?),
        links: Links::from_env()?,
        gateway: Gateway::at(
            &config,
            &required("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI")?,
        ),
        later: Later::from_env(&config, &required("QUEUE_URL")?),
    };
    lambda_runtime::run(service_fn(async |event: LambdaEvent<Event>| {
        realtime.handle(event.payload).await.map_err(Error::from)
    }))
    .await
}
