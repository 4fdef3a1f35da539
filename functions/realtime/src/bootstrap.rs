//! The process of the function: its telemetry, configuration and clients.

use std::sync::Arc;

use lambda_runtime::{Error, LambdaEvent, service_fn};
use shared_files::Links;
use shared_http::Limiter;
use shared_runtime::{
    Bootstrap,
    clock::SystemClock,
    config::{required, settings},
    sdk_config, telemetry,
};
use shared_store::{Ephemeral, Notifications, Orders, SettingsCache, Users, dynamodb_client};

use crate::{DelayQueue, ManagementApi, Realtime, RealtimeEvent};

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It
/// fails where the environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), Error> {
    telemetry::init();
    let config = sdk_config();
    let client = dynamodb_client(&config);
    let users = Users::new(&client, &required("USERS_TABLE")?);
    let ephemeral = Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?);
    let realtime = Realtime {
        clock: Arc::new(SystemClock),
        limiter: Limiter::new(ephemeral.clone(), SettingsCache::new(&users, settings()?)),
        users,
        orders: Orders::new(&client, &required("ORDERS_TABLE")?),
        notifications: Notifications::new(&client, &required("NOTIFICATIONS_TABLE")?),
        ephemeral,
        links: Links::from_env()?,
        management_api: ManagementApi::at(
            &config,
            &required("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI")?,
        ),
        delay_queue: DelayQueue::from_env(&config, &required("QUEUE_URL")?),
    };
    lambda_runtime::run(service_fn(async |event: LambdaEvent<RealtimeEvent>| {
        realtime.handle(event.payload).await.map_err(Error::from)
    }))
    .await
}
