//! A [custom
//! resource](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html)
//! of CloudFormation: the digest of a deployment's settings, as its attribute `Digest`.
//!
//! Functions are called through versions, and SAM publishes another version only where the
//! template's text or the code changes. The digest, as part of the versions, has them change with
//! the value of a parameter too.
//!
//! **Invariants:** The same settings have the same digest, whatever order they come in; others have
//! another one. Nothing of them can be read from it, nor is logged: a secret is among them.

mod bootstrap;
mod settings;

pub use bootstrap::bootstrap;
use serde::Serialize;
pub use settings::Settings;
use shared_auth::SecretHash;
use shared_runtime::custom_resource::{Event, NotDelivered, Outcome, RequestType};

/// The resource's attributes.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Attributes {
    digest: SecretHash,
}

/// Tells CloudFormation the digest of the settings that the event has.
///
/// # Errors
/// Where CloudFormation cannot be told. Lambda then sends the event again.
pub async fn answer(event: &Event) -> Result<(), NotDelivered> {
    let result = attributes(event);
    match &result {
        Ok(attributes) => {
            tracing::info!(
                request = ?event.request_type, ?attributes, "the settings have a digest",
            );
        }
        Err(error) => tracing::error!(request = ?event.request_type, %error, "no settings"),
    }
    Outcome::of(event, result)
        .deliver(&event.response_url)
        .await
}

/// None where the resource is gone: nothing was made, so nothing is left.
fn attributes(event: &Event) -> Result<Option<Attributes>, serde_json::Error> {
    match event.request_type {
        RequestType::Create | RequestType::Update => {
            let digest = Settings::read(&event.resource_properties)?.digest()?;
            Ok(Some(Attributes { digest }))
        }
        RequestType::Delete => Ok(None),
    }
}
