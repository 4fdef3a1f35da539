//! Tells people what concerns them while they are connected.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    realtime::bootstrap().await
}
