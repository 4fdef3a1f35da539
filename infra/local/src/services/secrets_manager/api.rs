//! The operations of Secrets Manager that are served here.
//!
//! <https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html>

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Json, Response};
use bytes::Bytes;
use http::HeaderMap;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::api_error::ApiError;
use super::requests::{
    CreateSecret, DeleteSecret, GetSecretValue, PutSecretValue, RECOVERY_DAYS, SecretId,
};
use super::secret::{CURRENT, Version};
use super::store::{Store, name_of};
use crate::iam::target_operation;
use crate::template::secret_arn;

pub(super) fn router(store: Arc<Store>) -> Router {
    Router::new().fallback(handle).with_state(store)
}

async fn handle(State(store): State<Arc<Store>>, headers: HeaderMap, body: Bytes) -> Response {
    let outcome = match target_operation(&headers, "secretsmanager.") {
        Some("GetSecretValue") => get(&store, &body).await,
        Some("PutSecretValue") => put(&store, &body).await,
        Some("CreateSecret") => create(&store, &body).await,
        Some("DescribeSecret") => describe(&store, &body).await,
        Some("DeleteSecret") => delete(&store, &body).await,
        Some("RestoreSecret") => restore(&store, &body).await,
        _ => Err(ApiError::new(
            "UnknownOperationException",
            "this operation is not served here",
        )),
    };
    match outcome {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => error.into_response(),
    }
}

async fn get(store: &Store, body: &[u8]) -> Result<Value, ApiError> {
    let request: GetSecretValue = parse(body)?;
    let stage = request.version_stage.as_deref().unwrap_or(CURRENT);
    let version = store
        .get(&request.secret_id, stage, request.version_id.as_deref())
        .await?;
    let mut answer = version_json(&request.secret_id, &version);
    answer["SecretString"] = json!(version.value);
    answer["CreatedDate"] = json!(version.created);
    Ok(answer)
}

async fn put(store: &Store, body: &[u8]) -> Result<Value, ApiError> {
    let request: PutSecretValue = parse(body)?;
    let token = token(request.client_request_token);
    let version = store
        .put(&request.secret_id, token, request.secret_string)
        .await?;
    Ok(version_json(&request.secret_id, &version))
}

async fn create(store: &Store, body: &[u8]) -> Result<Value, ApiError> {
    let request: CreateSecret = parse(body)?;
    let token = token(request.client_request_token);
    let value = request.secret_string.map(|value| (token.clone(), value));
    store
        .create(&request.name, request.description, value)
        .await?;
    Ok(json!({ "ARN": secret_arn(&request.name), "Name": request.name, "VersionId": token }))
}

async fn describe(store: &Store, body: &[u8]) -> Result<Value, ApiError> {
    let request: SecretId = parse(body)?;
    let secret = store.describe(&request.secret_id).await?;
    let versions = secret.versions.iter();
    let stages: BTreeMap<_, _> = versions
        .map(|version| (&version.id, [&version.stage]))
        .collect();
    let mut answer = secret_json(&request.secret_id);
    answer["VersionIdsToStages"] = json!(stages);
    if let Some(description) = secret.description {
        answer["Description"] = json!(description);
    }
    if let Some(deletion) = secret.deletion {
        answer["DeletedDate"] = json!(deletion);
    }
    Ok(answer)
}

async fn delete(store: &Store, body: &[u8]) -> Result<Value, ApiError> {
    let request: DeleteSecret = parse(body)?;
    let id = &request.secret_id;
    let days = request.recovery_window_in_days;
    let deletion = match (request.force_delete_without_recovery, days) {
        (true, None) => store.remove(id).await?,
        (false, days) => {
            let days = days.unwrap_or(*RECOVERY_DAYS.end());
            if !RECOVERY_DAYS.contains(&days) {
                return Err(ApiError::parameter(
                    "RecoveryWindowInDays value must be between 7 and 30 days (inclusive).",
                ));
            }
            store.schedule_deletion(id, days).await?
        }
        (true, Some(_)) => {
            return Err(ApiError::parameter(
                "You can't use ForceDeleteWithoutRecovery in conjunction with \
                 RecoveryWindowInDays.",
            ));
        }
    };
    let mut answer = secret_json(id);
    answer["DeletionDate"] = json!(deletion);
    Ok(answer)
}

async fn restore(store: &Store, body: &[u8]) -> Result<Value, ApiError> {
    let request: SecretId = parse(body)?;
    store.restore(&request.secret_id).await?;
    Ok(secret_json(&request.secret_id))
}

fn secret_json(id: &str) -> Value {
    let name = name_of(id);
    json!({ "ARN": secret_arn(&name), "Name": name })
}

fn version_json(id: &str, version: &Version) -> Value {
    let mut answer = secret_json(id);
    answer["VersionId"] = json!(version.id);
    answer["VersionStages"] = json!([version.stage]);
    answer
}

fn token(given: Option<String>) -> String {
    given.unwrap_or_else(|| Uuid::new_v4().to_string())
}

fn parse<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, ApiError> {
    serde_json::from_slice(body)
        .map_err(|error| ApiError::new("ValidationException", &error.to_string()))
}
