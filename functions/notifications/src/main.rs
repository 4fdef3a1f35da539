//! Shows people what they are told of.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    notifications::bootstrap().await
}
