//! Orders, from placed to completed.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    orders::bootstrap().await
}
