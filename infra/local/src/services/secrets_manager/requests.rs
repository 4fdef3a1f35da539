//! The bodies of requests.

use std::ops::RangeInclusive;

use serde::Deserialize;

/// The days that a recovery window may have.
/// <https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html>
pub(super) const RECOVERY_DAYS: RangeInclusive<i64> = 7..=30;

/// `DescribeSecret` and `RestoreSecret`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct SecretId {
    pub secret_id: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct GetSecretValue {
    pub secret_id: String,
    pub version_id: Option<String>,
    pub version_stage: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct PutSecretValue {
    pub secret_id: String,
    pub secret_string: String,
    pub client_request_token: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct CreateSecret {
    pub name: String,
    pub description: Option<String>,
    pub secret_string: Option<String>,
    pub client_request_token: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct DeleteSecret {
    pub secret_id: String,
    pub recovery_window_in_days: Option<i64>,
    #[serde(default)]
    pub force_delete_without_recovery: bool,
}
