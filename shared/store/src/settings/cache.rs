//! The settings, as a function knows them.

use std::sync::{Arc, Mutex, PoisonError};

use crate::{StoreError, Users};
use shared_domain::{Timestamp, settings::Settings};
use shared_runtime::telemetry::error_chain;

/// Keeps the settings for half a minute.
#[derive(Debug, Clone)]
pub struct SettingsCache {
    users: Users,
    deployment: Settings,
    kept: Arc<Mutex<Option<(Timestamp, Settings)>>>,
}

impl SettingsCache {
    /// The settings that administrators have made in place of those of the deployment.
    pub fn new(users: &Users, deployment: Settings) -> Self {
        Self {
            users: users.clone(),
            deployment,
            kept: Arc::default(),
        }
    }

    /// The settings as they were half a minute ago or later. Where they cannot be read, those that
    /// were read before count.
    ///
    /// # Errors
    /// Where there are none.
    pub async fn cached(&self, now: Timestamp) -> Result<Settings, StoreError> {
        let kept = self.kept();
        if let Some((read, settings)) = &kept
            && now.since(*read) < Settings::FRESH
        {
            return Ok(settings.clone());
        }
        match (self.now().await, kept) {
            (Ok(settings), _) => {
                self.keep(now, settings.clone());
                Ok(settings)
            }
            (Err(error), Some((_, settings))) => {
                let cause = error_chain(&error);
                tracing::warn!(
                    cause,
                    "the settings could not be read; those of before count"
                );
                Ok(settings)
            }
            (Err(error), None) => Err(error),
        }
    }

    /// The settings that were read last; those of the deployment where none were. The store is not
    /// asked.
    pub fn known(&self) -> Settings {
        let kept = self.kept();
        kept.map_or_else(|| self.deployment.clone(), |(_, settings)| settings)
    }

    /// The settings as they are now.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub async fn now(&self) -> Result<Settings, StoreError> {
        let set = self.users.settings().await?;
        Ok(set.unwrap_or_else(|| self.deployment.clone()))
    }

    fn kept(&self) -> Option<(Timestamp, Settings)> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clone()
    }

    fn keep(&self, now: Timestamp, settings: Settings) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some((now, settings));
    }
}
