use std::collections::BTreeMap;
use std::fmt;

use super::ConditionKey;

/// An action on a resource that a call requires, with the values of its condition keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AccessRequest {
    /// As policies name it: `dynamodb:Query`.
    pub action: String,
    /// The ARN of what it is done to, or `*`.
    pub resource: String,
    context: BTreeMap<ConditionKey, Vec<String>>,
}

impl AccessRequest {
    pub fn new(action: impl Into<String>, resource: impl Into<String>) -> Self {
        Self {
            action: action.into(),
            resource: resource.into(),
            context: BTreeMap::new(),
        }
    }

    /// The same with values for a key.
    pub fn with(mut self, key: ConditionKey, values: impl IntoIterator<Item = String>) -> Self {
        self.context.entry(key).or_default().extend(values);
        self
    }

    /// What it has for a key, which may be nothing.
    pub fn values(&self, key: ConditionKey) -> &[String] {
        self.context.get(&key).map_or(&[], Vec::as_slice)
    }
}

/// What conditions see of it, to be told after a refusal.
impl fmt::Display for AccessRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut entries = self.context.iter();
        entries.try_for_each(|(key, values)| write!(f, "; {}: {}", key.name(), values.join(", ")))
    }
}
