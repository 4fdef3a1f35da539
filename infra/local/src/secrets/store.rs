//! The secrets on disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rand::distr::{Alphanumeric, Distribution};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use uuid::Uuid;

use super::arn;
use crate::template::{GenerateSecret, SecretSpec};
use crate::{Error, files};

/// The stage of the version that readers get.
pub(super) const CURRENT: &str = "AWSCURRENT";
/// The stage of the version before that.
const PREVIOUS: &str = "AWSPREVIOUS";

/// Every secret by name, written back whole at each change.
#[derive(Debug)]
pub(super) struct Store {
    file: PathBuf,
    secrets: Mutex<BTreeMap<String, Secret>>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Secret {
    versions: Vec<Version>,
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

/// Why a request about a secret is refused.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    #[error("Secrets Manager can't find the specified secret.")]
    NoSecret,
    #[error("Secrets Manager can't find the specified secret value for staging label: {0}")]
    NoValue(String),
    #[error("You can't create a secret with this name because it already exists.")]
    Exists,
    #[error("You can't use ClientRequestToken {0} because that value is already in use.")]
    TokenInUse(String),
    #[error(transparent)]
    Storage(#[from] Error),
}

impl Store {
    pub fn open(file: &Path) -> Result<Self, Error> {
        let secrets: Option<_> = files::read_json(file)?;
        Ok(Self {
            file: file.to_owned(),
            secrets: Mutex::new(secrets.unwrap_or_default()),
        })
    }

    /// Makes a secret of the template if it is absent.
    pub async fn ensure(&self, spec: &SecretSpec) -> Result<(), Error> {
        let mut secrets = self.secrets.lock().await;
        if secrets.contains_key(&spec.name) {
            return Ok(());
        }
        let mut secret = Secret::default();
        if let Some(generate) = &spec.generate {
            secret.add(Uuid::new_v4().to_string(), generated(generate));
        }
        secrets.insert(spec.name.clone(), secret);
        self.save(&secrets)
    }

    pub async fn create(&self, name: &str, value: Option<(String, String)>) -> Result<(), Refusal> {
        let mut secrets = self.secrets.lock().await;
        if secrets.contains_key(name) {
            return Err(Refusal::Exists);
        }
        let mut secret = Secret::default();
        if let Some((token, value)) = value {
            secret.add(token, value);
        }
        secrets.insert(name.to_owned(), secret);
        Ok(self.save(&secrets)?)
    }

    /// Gives a secret a new current value. The same token with the same value changes nothing.
    pub async fn put(&self, id: &str, token: String, value: String) -> Result<Version, Refusal> {
        let mut secrets = self.secrets.lock().await;
        let secret = secrets.get_mut(&name_of(id)).ok_or(Refusal::NoSecret)?;
        if let Some(version) = secret.versions.iter().find(|version| version.id == token) {
            return match version.value == value {
                true => Ok(version.clone()),
                false => Err(Refusal::TokenInUse(token)),
            };
        }
        let version = secret.add(token, value);
        self.save(&secrets)?;
        Ok(version)
    }

    pub async fn get(
        &self,
        id: &str,
        stage: &str,
        version: Option<&str>,
    ) -> Result<Version, Refusal> {
        let secrets = self.secrets.lock().await;
        let secret = secrets.get(&name_of(id)).ok_or(Refusal::NoSecret)?;
        let wanted = |candidate: &&Version| match version {
            Some(id) => candidate.id == id,
            None => candidate.stage == stage,
        };
        let found = secret.versions.iter().find(wanted).cloned();
        found.ok_or_else(|| Refusal::NoValue(stage.to_owned()))
    }

    pub async fn current(&self, id: &str) -> Option<String> {
        let version = self.get(id, CURRENT, None).await.ok()?;
        Some(version.value)
    }

    /// Replaces the file in one step, readable by its owner alone.
    fn save(&self, secrets: &BTreeMap<String, Secret>) -> Result<(), Error> {
        files::write_json(&self.file, secrets, 0o600)
    }
}

impl Secret {
    fn add(&mut self, id: String, value: String) -> Version {
        self.versions.retain(|version| version.stage == CURRENT);
        for version in &mut self.versions {
            version.stage = PREVIOUS.to_owned();
        }
        let version = Version {
            id,
            stage: CURRENT.to_owned(),
            value,
            created: time::OffsetDateTime::now_utc().unix_timestamp(),
        };
        self.versions.push(version.clone());
        version
    }
}

/// A secret is named by its name or its ARN.
pub(super) fn name_of(id: &str) -> String {
    match id
        .strip_suffix("-local0")
        .and_then(|arn| arn.rsplit(':').next())
    {
        Some(name) if arn(name) == id => name.to_owned(),
        _ => id.to_owned(),
    }
}

/// Letters and digits. AWS mixes in punctuation unless told not to; no reader depends on that.
fn generated(spec: &GenerateSecret) -> String {
    let letters = Alphanumeric.sample_iter(rand::rng()).map(char::from);
    letters.take(spec.length).collect()
}
