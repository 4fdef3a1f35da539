//! The secrets of access keys, to verify signatures with.

use std::sync::Arc;

use s3s::auth::{S3Auth, SecretKey};
use s3s::{S3Result, s3_error};

use crate::iam::Iam;

#[derive(Debug)]
pub(super) struct IamAuth(pub Arc<Iam>);

#[async_trait::async_trait]
impl S3Auth for IamAuth {
    async fn get_secret_key(&self, access_key: &str) -> S3Result<SecretKey> {
        let secret = self.0.secret(access_key);
        let secret = secret.ok_or_else(|| s3_error!(InvalidAccessKeyId))?;
        Ok(SecretKey::from(secret))
    }
}
