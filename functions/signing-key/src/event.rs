//! What CloudFormation asks for
//! ([request objects](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html)).

use serde::Deserialize;
use serde_json::Value;

use crate::Failure;

/// A request about the resource.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Event {
    /// What to do.
    pub request_type: RequestType,
    /// Where the answer goes. Whoever knows it may answer, so it is never logged.
    #[serde(rename = "ResponseURL")]
    pub response_url: String,
    /// The stack that the resource belongs to, an ARN.
    pub stack_id: String,
    /// Names this request; the same when Lambda sends it again.
    pub request_id: String,
    /// What the template calls the resource.
    pub logical_resource_id: String,
    /// What we called the resource, once it exists.
    pub physical_resource_id: Option<String>,
    #[serde(default)]
    resource_properties: Value,
}

/// What to do with the resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum RequestType {
    /// It is new.
    Create,
    /// Its properties have changed.
    Update,
    /// It is no longer part of the stack.
    Delete,
}

/// What the template says of the resource.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Properties {
    /// The secret that keeps the private keys, by name or ARN.
    pub secret_id: String,
    /// The keys that shall exist.
    pub key_ids: Vec<String>,
}

impl Event {
    /// What the template says of the resource.
    ///
    /// # Errors
    /// Where a property is missing or names no key.
    pub fn properties(&self) -> Result<Properties, Failure> {
        let properties = Properties::deserialize(&self.resource_properties)?;
        match properties.key_ids.iter().all(|id| is_key_id(id)) {
            true if !properties.key_ids.is_empty() => Ok(properties),
            _ => Err(Failure::KeyIds),
        }
    }
}

/// The same rule as `ActiveSigningKeyId` has in `template.yaml`.
fn is_key_id(id: &str) -> bool {
    (1..=32).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
