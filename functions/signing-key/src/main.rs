//! Makes the keys that sign access tokens, when the stack is deployed.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    signing_key::bootstrap().await
}
