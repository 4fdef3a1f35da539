//! A pattern: what an event must look like.

use serde_json::Value;

use super::Condition;

/// Fields that must all match and alternatives of which one must, if there are any.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Pattern {
    pub fields: Vec<(String, Field)>,
    pub alternatives: Vec<Pattern>,
}

/// What is wanted of one field.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Field {
    /// A value that one of these matches.
    Value(Vec<Condition>),
    /// An object, or one among several.
    Object(Pattern),
}

impl Pattern {
    pub fn matches(&self, event: &Value) -> bool {
        let mut fields = self.fields.iter();
        let mut alternatives = self.alternatives.iter();
        fields.all(|(name, field)| field.matches(event.get(name)))
            && (self.alternatives.is_empty() || alternatives.any(|pattern| pattern.matches(event)))
    }
}

impl Field {
    fn matches(&self, value: Option<&Value>) -> bool {
        match (self, value) {
            (Self::Value(conditions), value) => {
                conditions.iter().any(|condition| condition.matches(value))
            }
            (Self::Object(pattern), Some(Value::Array(values))) => {
                values.iter().any(|value| pattern.matches(value))
            }
            // Where there is no object, fields may still be wanted not to exist.
            (Self::Object(pattern), value) => pattern.matches(value.unwrap_or(&Value::Null)),
        }
    }
}
