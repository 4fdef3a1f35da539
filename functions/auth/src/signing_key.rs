//! The private key that signs access tokens.

use aws_config::SdkConfig;
use shared_auth::{Signer, SigningKeys};
use shared_domain::Duration;
use shared_runtime::config::{ConfigError, required};

/// The key could not be loaded. The function does not start.
#[derive(Debug, thiserror::Error)]
pub enum SigningKeyError {
    /// A setting is missing.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Secrets Manager did not give the key.
    #[error("the signing key could not be read")]
    Unreadable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The secret lacks the key that is named to sign.
    #[error("there is no signing key called {0}")]
    Unknown(String),
}

/// Loads the key that `SIGNING_KEY_ID` names from the secret that `SIGNING_KEY_SECRET` names.
///
/// # Errors
/// Where the secret cannot be read or lacks the key.
pub async fn load(aws: &SdkConfig, lifetime: Duration) -> Result<Signer, SigningKeyError> {
    let key_id = required("SIGNING_KEY_ID")?;
    let secret = client(aws)
        .get_secret_value()
        .secret_id(required("SIGNING_KEY_SECRET")?)
        .send()
        .await
        .map_err(|error| SigningKeyError::Unreadable(Box::new(error)))?;
    let keys = SigningKeys::read(secret.secret_string().unwrap_or_default())
        .map_err(|error| SigningKeyError::Unreadable(Box::new(error)))?;
    let key = keys
        .get(&key_id)
        .ok_or_else(|| SigningKeyError::Unknown(key_id.clone()))?;
    Ok(Signer::new(&key_id, key, lifetime))
}

/// A Secrets Manager client, at `AWS_ENDPOINT_URL_SECRETS_MANAGER` where that is set.
fn client(aws: &SdkConfig) -> aws_sdk_secretsmanager::Client {
    let mut config = aws_sdk_secretsmanager::config::Builder::from(aws);
    config.set_endpoint_url(std::env::var("AWS_ENDPOINT_URL_SECRETS_MANAGER").ok());
    aws_sdk_secretsmanager::Client::from_conf(config.build())
}
