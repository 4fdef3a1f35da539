//! Files of orders, from declared to downloaded.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    media::bootstrap().await
}
