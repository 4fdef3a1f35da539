//! Puts what changed into the read models.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    projector::bootstrap().await
}
