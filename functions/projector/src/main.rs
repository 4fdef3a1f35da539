//! Puts what changed into the read models.

// Futures of the client library nest deeply.
#![recursion_limit = "256"]

use lambda_runtime::{Error, LambdaEvent, service_fn};
use shared::{
    config::required,
    queue::Batch,
    store::{self, Orders, Projector, ReadModels, Users},
    telemetry,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    telemetry::init();
    let client = store::client(&store::aws_config());
    let projector = Projector {
        orders: Orders::new(&client, &required("ORDERS_TABLE")?),
        users: Users::new(&client, &required("USERS_TABLE")?),
        models: ReadModels::new(&client, &required("READ_MODELS_TABLE")?),
    };
    lambda_runtime::run(service_fn(async |event: LambdaEvent<Batch>| {
        Ok::<_, Error>(projector::handle(&projector, event.payload).await)
    }))
    .await
}
