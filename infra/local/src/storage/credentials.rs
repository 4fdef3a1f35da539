//! Whose signatures are accepted.

use s3s::auth::{S3Auth, SecretKey};
use s3s::{S3Result, s3_error};

/// Access keys with their secrets: those that functions get, and those that the SDK has for tests.
const KEYS: &[(&str, &str)] = &[
    ("local", "local"),
    ("ANOTREAL", "notrealrnrELgWzOk3IfjzDKtFBhDby"),
];

#[derive(Debug)]
pub(super) struct Keys;

#[async_trait::async_trait]
impl S3Auth for Keys {
    async fn get_secret_key(&self, access_key: &str) -> S3Result<SecretKey> {
        let key = KEYS.iter().find(|(id, _)| *id == access_key);
        let (_, secret) = key.ok_or_else(|| s3_error!(InvalidAccessKeyId))?;
        Ok(SecretKey::from(*secret))
    }
}
