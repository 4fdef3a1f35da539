//! What CloudFormation asks for ([request
//! objects](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html)).

use serde::Deserialize;
use serde_json::Value;

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
    /// What we called the resource, once it exists. Where we never answered, CloudFormation makes
    /// one up.
    pub physical_resource_id: Option<String>,
    /// What the template says of the resource; every scalar is a string.
    #[serde(default)]
    pub resource_properties: Value,
    /// Of an update: what the template said before.
    #[serde(default)]
    pub old_resource_properties: Value,
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
