//! The settings of a deployment.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared_auth::SecretHash;

/// The settings of a deployment, by name.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Settings(BTreeMap<String, Setting>);

/// As CloudFormation passes parameters: a list has its items, everything else is text.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Setting {
    One(String),
    Several(Vec<String>),
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Properties {
    settings: Settings,
}

impl Settings {
    /// Reads the resource's property `Settings`.
    ///
    /// # Errors
    /// Where it is missing, or has anything but texts and lists of texts.
    pub fn read(properties: &Value) -> Result<Self, serde_json::Error> {
        Properties::deserialize(properties).map(|properties| properties.settings)
    }

    /// Tells these settings from all others, in 43 of the 256 characters that the description of a
    /// version may have
    /// ([PublishVersion](https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html)).
    ///
    /// # Errors
    /// None is known: texts can always be written.
    pub fn digest(&self) -> Result<SecretHash, serde_json::Error> {
        // JSON quotes what it holds: where one setting ends and the next begins cannot be mistaken.
        Ok(SecretHash::of(&[&serde_json::to_vec(self)?]))
    }
}
