//! Tells people what concerns them while they are connected.

// Futures of the client library nest deeply.
#![recursion_limit = "256"]

use std::sync::Arc;

use lambda_runtime::{Error, LambdaEvent, service_fn};
use realtime::{Event, Gateway, Later, Realtime};
use shared::{
    clock::SystemClock,
    config::required,
    files::Links,
    store::{self, Ephemeral, Notifications, Orders, Users},
    telemetry,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
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
