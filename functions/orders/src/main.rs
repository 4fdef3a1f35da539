//! Orders, from placed to completed.

use orders::{State, router};
use shared::{
    auth::ServerSecret,
    config::{parsed, required},
    http::{OrderBook, Services, run},
    store::{self, Ephemeral, Orders, ReadModels},
    telemetry,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let secret: ServerSecret = parsed("SERVER_SECRET")?;
    let client = store::client(&store::aws_config());
    let book = OrderBook {
        services: Services::from_env(&client, &secret)?,
        orders: Orders::new(&client, &required("ORDERS_TABLE")?),
        ephemeral: Ephemeral::new(&client, &required("EPHEMERAL_TABLE")?),
    };
    let models = ReadModels::new(&client, &required("READ_MODELS_TABLE")?);
    book.services.prime().await;
    run(router(State::new(book, models))).await
}
