//! The secret of one key: its value is the private half, its description the public one.

use std::time::Duration;

use aws_sdk_secretsmanager::{
    Client,
    operation::{
        create_secret::CreateSecretError,
        delete_secret::{DeleteSecretError, builders::DeleteSecretFluentBuilder},
        describe_secret::{DescribeSecretError, DescribeSecretOutput},
        restore_secret::RestoreSecretError,
    },
};
use shared_auth::{KeyGenerationFailed, PublicKey, SecretHash, SigningKeys};
use tokio::time::sleep;

use crate::Failure;

/// How long a key that is no longer wanted can be had back, in days: the shortest that AWS allows.
/// A rollback comes within hours, and a key that may have leaked should not stay for longer than it
/// must.
const RECOVERY_DAYS: i64 = 7;
/// The first pause before asking again, and the longest; each is twice the one before.
const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// The secret of one key.
pub(crate) struct KeySecret<'a> {
    client: &'a Client,
    name: &'a str,
}

impl<'a> KeySecret<'a> {
    pub fn new(client: &'a Client, name: &'a str) -> Self {
        Self { client, name }
    }

    /// The key of this id: the one that is there or can be had back, or else a new one. Goes on
    /// asking while the name is not free yet, as AWS takes a while to remove what was removed for
    /// good.
    pub async fn ensure(&self, id: &str, request_id: &str) -> Result<PublicKey, Failure> {
        let mut pause = FIRST_PAUSE;
        loop {
            if let Some(key) = self.existing(id).await? {
                return Ok(key);
            }
            if let Some(key) = self.create(id, request_id).await? {
                return Ok(key);
            }
            sleep(pause).await;
            pause = LONGEST_PAUSE.min(pause * 2);
        }
    }

    /// Lets the key go, so that it can be had back for a while.
    pub async fn schedule_deletion(&self) -> Result<(), Failure> {
        match self.describe().await? {
            Some(secret) if secret.deleted_date().is_none() => {
                let request = self.client.delete_secret().secret_id(self.name);
                delete(request.recovery_window_in_days(RECOVERY_DAYS)).await
            }
            _ => Ok(()),
        }
    }

    /// Removes the key for good.
    pub async fn remove(&self) -> Result<(), Failure> {
        let request = self.client.delete_secret().secret_id(self.name);
        delete(request.force_delete_without_recovery(true)).await
    }

    async fn existing(&self, id: &str) -> Result<Option<PublicKey>, Failure> {
        let Some(secret) = self.describe().await? else {
            return Ok(None);
        };
        if secret.deleted_date().is_some() && !self.restore().await? {
            return Ok(None);
        }
        let key: Option<PublicKey> = secret
            .description()
            .and_then(|text| serde_json::from_str(text).ok());
        match key {
            Some(key) if key.id() == id => Ok(Some(key)),
            _ => Err(Failure::Foreign(self.name.to_owned())),
        }
    }

    /// `None` where the name is taken: by a request that was faster, or by a secret that is about
    /// to be gone.
    async fn create(&self, id: &str, request_id: &str) -> Result<Option<PublicKey>, Failure> {
        let keys = SigningKeys::generate([id])?;
        let key = keys.public_keys().pop().ok_or(KeyGenerationFailed)?;
        let description = serde_json::to_string(&key)?;
        let token = SecretHash::of(&[request_id.as_bytes(), id.as_bytes()]);
        let request = self.client.create_secret().name(self.name);
        let request = request
            .client_request_token(token.as_str())
            .description(description)
            .secret_string(keys.to_json());
        match request.send().await {
            Ok(_) => Ok(Some(key)),
            Err(error) => match error.as_service_error() {
                Some(
                    CreateSecretError::ResourceExistsException(_)
                    | CreateSecretError::InvalidRequestException(_),
                ) => Ok(None),
                _ => Err(Failure::secret("secretsmanager:CreateSecret", error)),
            },
        }
    }

    async fn describe(&self) -> Result<Option<DescribeSecretOutput>, Failure> {
        let request = self.client.describe_secret().secret_id(self.name);
        match request.send().await {
            Ok(secret) => Ok(Some(secret)),
            Err(error) => match error.as_service_error() {
                Some(DescribeSecretError::ResourceNotFoundException(_)) => Ok(None),
                _ => Err(Failure::secret("secretsmanager:DescribeSecret", error)),
            },
        }
    }

    /// False where the secret is on its way out for good.
    async fn restore(&self) -> Result<bool, Failure> {
        let request = self.client.restore_secret().secret_id(self.name);
        match request.send().await {
            Ok(_) => Ok(true),
            Err(error) => match error.as_service_error() {
                Some(
                    RestoreSecretError::ResourceNotFoundException(_)
                    | RestoreSecretError::InvalidRequestException(_),
                ) => Ok(false),
                _ => Err(Failure::secret("secretsmanager:RestoreSecret", error)),
            },
        }
    }
}

/// What is absent need not be deleted.
async fn delete(request: DeleteSecretFluentBuilder) -> Result<(), Failure> {
    match request.send().await {
        Ok(_) => Ok(()),
        Err(error) => match error.as_service_error() {
            Some(DeleteSecretError::ResourceNotFoundException(_)) => Ok(()),
            _ => Err(Failure::secret("secretsmanager:DeleteSecret", error)),
        },
    }
}
