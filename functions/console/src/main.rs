//! Serves the web app.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    console::bootstrap().await
}
