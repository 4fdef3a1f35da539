//! The process of the function: its telemetry, configuration and clients.

use lambda_runtime::Error;
use shared_events::SqsEvent;
use shared_runtime::{Bootstrap, config::required, sdk_config, telemetry};
use shared_store::{Orders, Projector, ReadModels, Users, dynamodb_client};

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It
/// fails where the environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), Error> {
    telemetry::init();
    let client = dynamodb_client(&sdk_config());
    let projector = Projector {
        orders: Orders::new(&client, &required("ORDERS_TABLE")?),
        users: Users::new(&client, &required("USERS_TABLE")?),
        models: ReadModels::new(&client, &required("READ_MODELS_TABLE")?),
    };
    shared_events::run(async |batch: SqsEvent| Ok(crate::handle(&projector, batch).await)).await
}
