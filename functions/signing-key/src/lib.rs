//! A [custom
//! resource](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html)
//! of CloudFormation: the key pairs that sign access tokens. Each private key goes into a secret of
//! its own that `auth` alone reads; the public ones come back as the resource's attribute `Jwks`.
//!
//! **Invariants:** CloudFormation always hears what became of its request. Asking twice gives the
//! same keys, and so does going back to earlier properties. Nothing is deleted before everything
//! that is wanted is there.

mod bootstrap;
mod failure;
mod key_secret;
mod properties;

use std::time::Duration;

use aws_sdk_secretsmanager::Client;
use tokio::time::timeout;

pub use bootstrap::bootstrap;
pub use failure::Failure;
use key_secret::KeySecret;
pub use properties::Properties;
use serde::Serialize;
use shared_auth::PublicKey;
use shared_runtime::custom_resource::{Event, NotDelivered, Outcome, RequestType};

/// How long the work may take. The rest of the function's time is for telling CloudFormation.
const LIMIT: Duration = Duration::from_secs(90);

/// The resource's attributes.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Attributes {
    /// The document that publishes the keys.
    jwks: String,
}

/// Does what the event asks for and tells CloudFormation how that went.
///
/// # Errors
/// Where CloudFormation cannot be told. Lambda then sends the event again.
pub async fn answer(secrets: &Client, event: Event) -> Result<(), NotDelivered> {
    // On the heap: the SDK's calls within each other are more than the compiler lays out in one
    // future.
    let result = timeout(LIMIT, Box::pin(act(secrets, &event)))
        .await
        .unwrap_or(Err(Failure::TooSlow));
    match &result {
        Ok(_) => {
            tracing::info!(request = ?event.request_type, "the signing keys are as they should be")
        }
        Err(failure) => {
            tracing::error!(
                request = ?event.request_type, cause = failure.chain(), "no signing keys",
            );
        }
    }
    Outcome::of(&event, result)
        .deliver(&event.response_url)
        .await
}

/// Does it; gives the resource's attributes, unless it is gone.
async fn act(secrets: &Client, event: &Event) -> Result<Option<Attributes>, Failure> {
    match event.request_type {
        RequestType::Create | RequestType::Update => publish(secrets, event).await.map(Some),
        RequestType::Delete => remove(secrets, event).await.map(|()| None),
    }
}

/// Has every wanted key, then lets those go that were wanted before this update.
async fn publish(secrets: &Client, event: &Event) -> Result<Attributes, Failure> {
    let properties = Properties::read(&event.resource_properties)?;
    let wanted = properties.names();
    let mut keys = Vec::new();
    for (id, name) in properties.key_ids.iter().zip(&wanted) {
        let secret = KeySecret::new(secrets, name);
        keys.push(secret.ensure(id, &event.request_id).await?);
    }
    // Properties that named no keys had none made.
    let before = Properties::read(&event.old_resource_properties).map(|old| old.names());
    for name in before
        .iter()
        .flatten()
        .filter(|name| !wanted.contains(name))
    {
        KeySecret::new(secrets, name).schedule_deletion().await?;
    }
    let jwks = PublicKey::jwks(&keys);
    Ok(Attributes { jwks })
}

/// Removes every key of the resource. Properties that name none are those of a resource that was
/// refused.
async fn remove(secrets: &Client, event: &Event) -> Result<(), Failure> {
    let names = Properties::read(&event.resource_properties).map(|properties| properties.names());
    for name in names.iter().flatten() {
        KeySecret::new(secrets, name).remove().await?;
    }
    Ok(())
}
