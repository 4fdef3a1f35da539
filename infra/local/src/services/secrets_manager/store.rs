//! The secrets on disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rand::distr::{Alphanumeric, Distribution};
use tokio::sync::{Mutex, MutexGuard};
use uuid::Uuid;

use super::secret::{CURRENT, Secret, Version, now};
use super::store_error::StoreError;
use crate::template::{GenerateSecret, SecretSpec, secret_arn};
use crate::{Error, files};

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

type Secrets = BTreeMap<String, Secret>;

/// Every secret by name, written back whole at each change.
#[derive(Debug)]
pub(super) struct Store {
    file: PathBuf,
    secrets: Mutex<Secrets>,
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
        let mut secrets = self.present().await;
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

    /// Makes a secret. Its first version twice is the same secret.
    pub async fn create(
        &self,
        name: &str,
        description: Option<String>,
        value: Option<(String, String)>,
    ) -> Result<(), StoreError> {
        let mut secrets = self.present().await;
        if let Some(secret) = secrets.get_mut(name) {
            if secret.deletion.is_some() {
                return Err(StoreError::NameInDeletion);
            }
            let (token, value) = value.ok_or(StoreError::Exists)?;
            let known = secret.versions.iter().any(|version| version.id == token);
            return match known {
                true => secret.put(token, value).map(|_| ()),
                false => Err(StoreError::Exists),
            };
        }
        let mut secret = Secret {
            description,
            ..Secret::default()
        };
        if let Some((token, value)) = value {
            secret.add(token, value);
        }
        secrets.insert(name.to_owned(), secret);
        Ok(self.save(&secrets)?)
    }

    /// Gives a secret a new current value. The same token with the same value changes nothing.
    pub async fn put(&self, id: &str, token: String, value: String) -> Result<Version, StoreError> {
        let mut secrets = self.present().await;
        let secret = secrets.get_mut(&name_of(id)).ok_or(StoreError::NoSecret)?;
        let version = secret.usable_mut()?.put(token, value)?;
        self.save(&secrets)?;
        Ok(version)
    }

    /// The version with this id, or at this stage.
    pub async fn get(
        &self,
        id: &str,
        stage: &str,
        version: Option<&str>,
    ) -> Result<Version, StoreError> {
        let secrets = self.present().await;
        let secret = secrets.get(&name_of(id)).ok_or(StoreError::NoSecret)?;
        let wanted = |candidate: &&Version| match version {
            Some(id) => candidate.id == id,
            None => candidate.stage == stage,
        };
        let found = secret.usable()?.versions.iter().find(wanted).cloned();
        found.ok_or_else(|| match version {
            Some(id) => StoreError::NoValue(format!("VersionId: {id}")),
            None => StoreError::NoValue(format!("staging label: {stage}")),
        })
    }

    /// The value of a version, or the current one.
    pub async fn value(&self, id: &str, version: Option<&str>) -> Option<String> {
        let version = self.get(id, CURRENT, version).await.ok()?;
        Some(version.value)
    }

    /// All that is known of a secret but its values, in deletion or not.
    pub async fn describe(&self, id: &str) -> Result<Secret, StoreError> {
        let secrets = self.present().await;
        let secret = secrets.get(&name_of(id)).ok_or(StoreError::NoSecret)?;
        Ok(secret.clone())
    }

    /// Schedules a secret's deletion; says when it goes for good, in seconds since 1970.
    pub async fn schedule_deletion(&self, id: &str, days: i64) -> Result<i64, StoreError> {
        let mut secrets = self.present().await;
        let secret = secrets.get_mut(&name_of(id)).ok_or(StoreError::NoSecret)?;
        let deletion = now() + days * SECONDS_A_DAY;
        secret.usable_mut()?.deletion = Some(deletion);
        self.save(&secrets)?;
        Ok(deletion)
    }

    /// Removes a secret at once. What is absent is no fault, as on AWS.
    pub async fn remove(&self, id: &str) -> Result<i64, StoreError> {
        let mut secrets = self.present().await;
        secrets.remove(&name_of(id));
        self.save(&secrets)?;
        Ok(now())
    }

    /// Takes a secret out of deletion.
    pub async fn restore(&self, id: &str) -> Result<(), StoreError> {
        let mut secrets = self.present().await;
        let secret = secrets.get_mut(&name_of(id)).ok_or(StoreError::NoSecret)?;
        secret.deletion = None;
        Ok(self.save(&secrets)?)
    }

    /// The secrets that are still there.
    async fn present(&self) -> MutexGuard<'_, Secrets> {
        let mut secrets = self.secrets.lock().await;
        secrets.retain(|_, secret| !secret.is_gone());
        secrets
    }

    /// Replaces the file in one step, readable by its owner alone.
    fn save(&self, secrets: &Secrets) -> Result<(), Error> {
        files::write_json(&self.file, secrets, 0o600)
    }
}

/// A secret is named by its name or its ARN.
pub(super) fn name_of(id: &str) -> String {
    match id
        .strip_suffix("-local0")
        .and_then(|arn| arn.rsplit(':').next())
    {
        Some(name) if secret_arn(name) == id => name.to_owned(),
        _ => id.to_owned(),
    }
}

/// Letters and digits. AWS mixes in punctuation unless told not to; no reader depends on that.
fn generated(spec: &GenerateSecret) -> String {
    let letters = Alphanumeric.sample_iter(rand::rng()).map(char::from);
    letters.take(spec.length).collect()
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[tokio::test]
    async fn a_secret_is_gone_when_its_recovery_window_is_over() {
        let folder = TempDir::new().unwrap();
        let store = Store::open(&folder.path().join("secrets.json")).unwrap();
        store.create("old", None, None).await.unwrap();
        store.schedule_deletion("old", 0).await.unwrap();
        assert!(matches!(
            store.restore("old").await,
            Err(StoreError::NoSecret)
        ));
        store.create("old", None, None).await.unwrap();
    }
}
