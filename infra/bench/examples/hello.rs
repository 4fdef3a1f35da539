//! The least that an HTTP function can be: what the others are compared with.

use std::convert::Infallible;

use lambda_http::{Request, run, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    run(service_fn(async |_: Request| {
        Ok::<_, Infallible>("Hello, world!")
    }))
    .await
}
