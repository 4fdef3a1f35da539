//! Shows people their accounts and lets them change them.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    users::bootstrap().await
}
