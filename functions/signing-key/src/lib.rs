//! A [custom resource](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html)
//! of CloudFormation: the key pairs that sign access tokens. The private keys go into a secret that
//! `auth` alone reads; the public ones come back as the resource's attribute `Jwks`.
//!
//! **Invariant:** CloudFormation always hears what became of its request, and asking twice gives the
//! same keys.

mod event;
mod failure;
mod outcome;
mod secret;

use std::time::Duration;

use aws_sdk_secretsmanager::Client;
use tokio::time::timeout;

pub use event::{Event, Properties, RequestType};
pub use failure::Failure;
pub use outcome::{NotDelivered, Outcome};
use secret::Secret;

/// How long the work may take. The rest of the function's time is for telling CloudFormation.
const LIMIT: Duration = Duration::from_secs(30);

/// Does what the event asks for and tells CloudFormation how that went.
///
/// # Errors
/// Where CloudFormation cannot be told. Lambda then sends the event again.
pub async fn answer(secrets: &Client, event: Event) -> Result<(), NotDelivered> {
    let result = timeout(LIMIT, make(secrets, &event))
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

/// Makes the keys that are asked for; gives the document that publishes them, if any.
async fn make(secrets: &Client, event: &Event) -> Result<Option<String>, Failure> {
    if event.request_type == RequestType::Delete {
        // The secret outlives the stack, and so do the keys in it.
        return Ok(None);
    }
    let properties = event.properties()?;
    let secret = Secret::new(secrets, &properties.secret_id);
    let kept = secret.read(None).await?;
    let wanted = kept.with_ids(properties.key_ids.iter().map(String::as_str))?;
    let keys = if wanted == kept {
        kept
    } else {
        secret.write(wanted, &event.request_id).await?
    };
    Ok(Some(keys.jwks()))
}
