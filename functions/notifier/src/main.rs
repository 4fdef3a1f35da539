//! Tells people what happens to the orders that concern them.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    notifier::bootstrap().await
}
