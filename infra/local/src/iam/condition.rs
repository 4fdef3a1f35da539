use super::{AccessRequest, Pattern};

/// A condition key that policies may use here.
///
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html#amazondynamodb-policy-keys>
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys>
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConditionKey {
    /// The partition keys of the items that a request is about.
    LeadingKeys,
    /// The attributes that a request names.
    Attributes,
    /// The prefix that a list of objects is asked for.
    Prefix,
}

impl ConditionKey {
    const ALL: [Self; 3] = [Self::LeadingKeys, Self::Attributes, Self::Prefix];

    /// The name of it in a policy.
    pub fn name(self) -> &'static str {
        match self {
            Self::LeadingKeys => "dynamodb:LeadingKeys",
            Self::Attributes => "dynamodb:Attributes",
            Self::Prefix => "s3:prefix",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    /// Whether a request may have several values for the key. Such a key needs `ForAllValues`, and
    /// a single-valued one must not have it.
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html>
    pub(crate) fn is_multivalued(self) -> bool {
        self != Self::Prefix
    }
}

/// A condition: every value that a request has for `key` must match one of `values`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What is compared.
    pub key: ConditionKey,
    /// What it is compared with.
    pub values: Vec<Pattern>,
}

impl Condition {
    /// `ForAllValues` holds for a request without values; a comparison of one value does not.
    pub(super) fn holds(&self, request: &AccessRequest) -> bool {
        match request.values(self.key) {
            [] => self.key.is_multivalued(),
            values => values
                .iter()
                .all(|value| self.matching_pattern(value).is_some()),
        }
    }

    /// The first pattern that a value fits.
    pub(super) fn matching_pattern(&self, value: &str) -> Option<&Pattern> {
        self.values.iter().find(|pattern| pattern.matches(value))
    }
}
