//! What the template says of the resource.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::Value;

use crate::Failure;

/// As many keys as one resource may have. A rotation needs two; all that are published share the 4
/// KB of each function's environment
/// ([quotas](https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html)) with
/// everything else there.
const MAX_KEYS: usize = 5;
/// The longest name of a secret is 512 characters; this leaves room for the key's id.
const MAX_PREFIX: usize = 400;

/// What the template says of the resource.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Properties {
    /// What the names of the keys' secrets begin with, before a slash.
    pub name_prefix: String,
    /// The keys that shall exist.
    pub key_ids: Vec<String>,
}

impl Properties {
    /// Reads them.
    ///
    /// # Errors
    /// Where a property is missing, or can name no secret, or no key, or too many, or one twice.
    pub fn read(properties: &Value) -> Result<Self, Failure> {
        let properties = Self::deserialize(properties)?;
        if !is_prefix(&properties.name_prefix) {
            return Err(Failure::NamePrefix);
        }
        let ids = &properties.key_ids;
        let distinct: BTreeSet<_> = ids.iter().collect();
        let is_right = (1..=MAX_KEYS).contains(&ids.len())
            && distinct.len() == ids.len()
            && ids.iter().all(|id| is_key_id(id));
        match is_right {
            true => Ok(properties),
            false => Err(Failure::KeyIds { most: MAX_KEYS }),
        }
    }

    /// The names of the keys' secrets, in the order of the keys.
    pub fn names(&self) -> Vec<String> {
        let prefix = &self.name_prefix;
        self.key_ids
            .iter()
            .map(|id| format!("{prefix}/{id}"))
            .collect()
    }
}

/// What a name may consist of
/// ([CreateSecret](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html)).
fn is_prefix(prefix: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"/_+=.@-".contains(&byte);
    (1..=MAX_PREFIX).contains(&prefix.len()) && prefix.bytes().all(is_allowed)
}

/// The same rule as `ActiveSigningKeyId` has in `template.yaml`.
fn is_key_id(id: &str) -> bool {
    (1..=32).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
