//! Where the private keys are kept.

use aws_sdk_secretsmanager::{
    Client,
    operation::{
        get_secret_value::GetSecretValueError::ResourceNotFoundException,
        put_secret_value::PutSecretValueError::ResourceExistsException,
    },
};
use shared::auth::SigningKeys;

use crate::Failure;

/// The secret that keeps the private keys.
pub(crate) struct Secret<'a> {
    client: &'a Client,
    id: &'a str,
}

impl<'a> Secret<'a> {
    pub fn new(client: &'a Client, id: &'a str) -> Self {
        Self { client, id }
    }

    /// The keys of a version, or those in use. A secret without a value holds none.
    pub async fn read(&self, version: Option<&str>) -> Result<SigningKeys, Failure> {
        let request = self.client.get_secret_value().secret_id(self.id);
        let answer = request.set_version_id(version.map(str::to_owned)).send();
        match answer.await {
            Ok(secret) => Ok(SigningKeys::read(secret.secret_string().unwrap_or("{}"))?),
            Err(error) => match error.as_service_error() {
                Some(ResourceNotFoundException(_)) => Ok(SigningKeys::default()),
                _ => Err(Failure::secret("secretsmanager:GetSecretValue", error)),
            },
        }
    }

    /// Keeps these keys as the version named `token`, 32 to 64 characters, and gives them back; or
    /// the keys that are in that version already, since this request was sent twice.
    pub async fn write(&self, keys: SigningKeys, token: &str) -> Result<SigningKeys, Failure> {
        let request = self.client.put_secret_value().secret_id(self.id);
        let request = request
            .client_request_token(token)
            .secret_string(keys.to_json());
        match request.send().await {
            Ok(_) => Ok(keys),
            Err(error) => match error.as_service_error() {
                Some(ResourceExistsException(_)) => self.read(Some(token)).await,
                _ => Err(Failure::secret("secretsmanager:PutSecretValue", error)),
            },
        }
    }
}
