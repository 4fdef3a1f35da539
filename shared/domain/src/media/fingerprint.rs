//! Which content was checked.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Names the one content of an upload that was checked. What is served is kept under this name, so
/// that what is uploaded later under the same key never takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint that an entity tag gives ([RFC 9110, section
    /// 8.8.3](https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3)): what of it may stand in a
    /// key.
    pub fn of_etag(etag: &str) -> Self {
        let kept = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '-';
        Self(etag.chars().filter(kept).collect())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
