//! What administrators see and decide.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    admin::bootstrap().await
}
