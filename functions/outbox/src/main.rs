//! Publishes what the streams of Orders and Users tell of.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    outbox::bootstrap().await
}
