//! Looks at what was uploaded, and makes of it what is served.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    media_processor::bootstrap().await
}
