//! Gives the orders of a contact to the account that the contact is one with.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_runtime::Error> {
    contact_merger::bootstrap().await
}
