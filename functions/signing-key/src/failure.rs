//! Why the keys are not as they should be.

use std::error::Error;

use aws_sdk_secretsmanager::error::{ProvideErrorMetadata, SdkError};
use shared_auth::KeyGenerationFailed;

/// Why the keys are not as they should be. Its message is the reason that CloudFormation shows.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The template describes the resource wrongly.
    #[error("the properties are not as they should be: {0}")]
    Properties(#[from] serde_json::Error),
    /// The template names no keys, too many, one twice, or oddly.
    #[error(
        "KeyIds must name 1 to {most} keys, none of them twice, each with 1 to 32 letters, digits and hyphens"
    )]
    KeyIds {
        /// The most that there may be.
        most: usize,
    },
    /// The template's names of secrets would be none.
    #[error("NamePrefix must be what names of secrets can begin with")]
    NamePrefix,
    /// A key's name belongs to a secret that we did not make.
    #[error("the secret {0} holds something else than a signing key")]
    Foreign(String),
    /// The system has no randomness to give.
    #[error(transparent)]
    Randomness(#[from] KeyGenerationFailed),
    /// Secrets Manager does not do as it is told.
    #[error("{action} failed: {code}")]
    Secret {
        /// The action, as policies name it.
        action: &'static str,
        /// The error code, or what stands for one.
        code: String,
        /// What the SDK says.
        source: Box<dyn Error + Send + Sync>,
    },
    /// Secrets Manager did not answer in time.
    #[error("the keys were not made or removed in time")]
    TooSlow,
}

impl Failure {
    pub(crate) fn secret<E>(action: &'static str, error: SdkError<E>) -> Self
    where
        E: ProvideErrorMetadata + Error + Send + Sync + 'static,
    {
        let code = error.code().unwrap_or("no answer").to_owned();
        Self::Secret {
            action,
            code,
            source: Box::new(error),
        }
    }

    /// The failure and what led to it, in one line.
    pub(crate) fn chain(&self) -> String {
        let mut text = self.to_string();
        let mut cause = self.source();
        while let Some(error) = cause {
            text = format!("{text}: {error}");
            cause = error.source();
        }
        text
    }
}
