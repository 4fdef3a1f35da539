//! Health, documentation, and the answer to every request that no function has an endpoint for.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    system::bootstrap().await
}
