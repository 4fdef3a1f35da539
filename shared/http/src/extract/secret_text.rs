//! Secrets on their way in or out.

use std::fmt;

use deserr::{DeserializeError, Deserr, IntoValue, Value, ValuePointerRef};
use serde::Serialize;

/// A password, token or key as a request brings or an answer takes it: never printed.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SecretText(String);

impl SecretText {
    /// The secret itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<String> for SecretText {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SecretText(…)")
    }
}

impl<E: DeserializeError> Deserr<E> for SecretText {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, E> {
        String::deserialize_from_value(value, location).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_written_where_it_is_meant_to_go_and_nowhere_else() {
        let secret = SecretText::from("correct horse".to_owned());
        assert_eq!(serde_json::to_string(&secret).unwrap(), "\"correct horse\"");
        assert!(!format!("{secret:?}").contains("horse"));
    }
}
