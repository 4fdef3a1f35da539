//! Tells by one text whether the settings of a deployment are those of the one before.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    settings_digest::bootstrap().await
}
