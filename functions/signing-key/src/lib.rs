//! A [custom resource](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html)
//! of CloudFormation: the key pairs that sign access tokens. Each private key goes into a secret of its own that
//! `auth` alone reads; the public ones come back as the resource's attribute `Jwks`.
//!
//! **Invariants:** CloudFormation always hears what became of its request. Asking twice gives the same keys, and so does
//! going back to earlier properties. Nothing is deleted before everything that is wanted is there.

mod event;
mod failure;
mod key_secret;
mod outcome;
mod properties;

use std::time::Duration;

use aws_sdk_secretsmanager::Client;
use tokio::time::timeout;

pub use event::{Event, RequestType};
pub use failure::Failure;
use key_secret::KeySecret;
pub use outcome::{NotDelivered, Outcome};
pub use properties::Properties;
use shared::auth::PublicKey;

/// How long the work may take. The rest of the function's time is for telling CloudFormation.
const LIMIT: Duration = Duration::from_secs(90);

/// Does what the event asks for and tells CloudFormation how that went.
///
/// # Errors
/// Where CloudFormation cannot be told. Lambda then sends the event again.
pub async fn answer(secrets: &Client, event: Event) -> Result<(), NotDelivered> {
    // On the heap: the SDK's calls within each other are more than the compiler lays out in one future.
    let result = timeout(LIMIT, Box::pin(act(secrets, &event)))
        .await
        .unwrap_or(Err(Failure::TooSlow));
    match &result {
        Ok(_) => {
            tracing::info!(request = ?event.request_type, "the signing keys are as they should be")
        }
        Err(failure) => {
            tracing::error!(request = ?event.request_type, cause = failure.chain(), "no signing keys");
        }
    }
    Outcome::of(&event, result)
        .deliver(&event.response_url)
        .await
}

/// Does it; gives the document that publishes the keys, unless they are gone.
async fn act(secrets: &Client, event: &Event) -> Result<Option<String>, Failure> {
    match event.request_type {
        RequestType::Create | RequestType::Update => publish(secrets, event).await.map(Some),
        RequestType::Delete => remove(secrets, event).await.map(|()| None),
    }
}

/// Has every wanted key, then lets those go that were wanted before this update.
async fn publish(secrets: &Client, event: &Event) -> Result<String, Failure> {
    let properties = event.properties()?;
    let wanted = properties.names();
    let mut keys = Vec::new();
    for (id, name) in properties.key_ids.iter().zip(&wanted) {
        let secret = KeySecret::new(secrets, name);
        keys.push(secret.ensure(id, &event.request_id).await?);
    }
    let before = event.old_properties().map(|old| old.names());
    for name in before
        .iter()
        .flatten()
        .filter(|name| !wanted.contains(name))
    {
        KeySecret::new(secrets, name).schedule_deletion().await?;
    }
    Ok(PublicKey::jwks(&keys))
}

/// Removes every key of the resource. Properties that name none are those of a resource that was refused.
async fn remove(secrets: &Client, event: &Event) -> Result<(), Failure> {
    let names = event.properties().map(|properties| properties.names());
    for name in names.iter().flatten() {
        KeySecret::new(secrets, name).remove().await?;
    }
    Ok(())
}
