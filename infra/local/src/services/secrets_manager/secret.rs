//! One secret and its versions.

use serde::{Deserialize, Serialize};

use super::store_error::StoreError;

/// The stage of the version that readers get.
pub(super) const CURRENT: &str = "AWSCURRENT";
/// The stage of the version before that.
const PREVIOUS: &str = "AWSPREVIOUS";

/// What is kept under a name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Secret {
    #[serde(default)]
    pub description: Option<String>,
    pub versions: Vec<Version>,
    /// When it goes for good, in seconds since 1970, if it is scheduled for deletion.
    #[serde(default)]
    pub deletion: Option<i64>,
}

/// One value that a secret has or had.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Version {
    pub id: String,
    pub stage: String,
    pub value: String,
    /// Seconds since 1970.
    pub created: i64,
}

impl Secret {
    /// Gives it a new current value. The same token with the same value changes nothing.
    pub fn put(&mut self, token: String, value: String) -> Result<Version, StoreError> {
        match self.versions.iter().find(|version| version.id == token) {
            Some(version) if version.value == value => Ok(version.clone()),
            Some(_) => Err(StoreError::TokenInUse(token)),
            None => Ok(self.add(token, value)),
        }
    }

    pub fn add(&mut self, id: String, value: String) -> Version {
        self.versions.retain(|version| version.stage == CURRENT);
        for version in &mut self.versions {
            version.stage = PREVIOUS.to_owned();
        }
        let version = Version {
            id,
            stage: CURRENT.to_owned(),
            value,
            created: now(),
        };
        self.versions.push(version.clone());
        version
    }

    /// Itself, unless it is scheduled for deletion: then nothing but its description can be had.
    pub fn usable(&self) -> Result<&Self, StoreError> {
        match self.deletion {
            None => Ok(self),
            Some(_) => Err(StoreError::MarkedForDeletion),
        }
    }

    /// The same, to change it.
    pub fn usable_mut(&mut self) -> Result<&mut Self, StoreError> {
        self.usable()?;
        Ok(self)
    }

    /// Whether its time to be restored is over.
    pub fn is_gone(&self) -> bool {
        self.deletion.is_some_and(|deletion| deletion <= now())
    }
}

/// Seconds since 1970.
pub(super) fn now() -> i64 {
    time::OffsetDateTime::now_utc().unix_timestamp()
}
